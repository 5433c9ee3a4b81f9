package paxoslab.gradebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.course.CourseRubric;
import paxoslab.course.Folders;
import paxoslab.course.Grade;
import paxoslab.course.ResultFolder;

/** Writes the grades of a course beside its results. */
public final class Gradebook {
  private final ResultFolder results;
  private final CourseRubric rubric;
  private final Audience students;

  /**
   * A gradebook.
   *
   * @param results where the results are, with their traces and diagrams
   * @param now the time, on which depends what students may see
   * @param published whether the grades are published
   */
  public Gradebook(ResultFolder results, CourseRubric rubric, Instant now, boolean published) {
    this.results = results;
    this.rubric = rubric;
    this.students = new Audience(false, now, published);
  }

  /**
   * Writes grades in some forms.
   *
   * @return what was written, below the results' directory: a file or a folder for each form
   * @throws IOException if one can't be written; it is then as it was before
   */
  public List<Path> write(Set<Form> forms, List<Grade> grades) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Form form : forms) {
      written.add(
          switch (form) {
            case CSV -> file("grades.csv", new GradesCsv(rubric).plain(grades));
            case CANVAS -> file("canvas.csv", new GradesCsv(rubric).canvas(grades));
            case MOODLE -> file("moodle.csv", new GradesCsv(rubric).moodle(grades));
            default -> folder(form.toString(), texts(form, grades));
          });
    }
    return written;
  }

  private Map<String, String> texts(Form form, List<Grade> grades) throws IOException {
    Forms forms = new Forms(rubric);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Grade grade : grades) {
      String name = grade.name();
      switch (form) {
        case GRADESCOPE -> texts.put(name + ".json", forms.gradescope(grade));
        case AUTOLAB -> texts.put(name + ".txt", forms.autolab(grade));
        case JUNIT -> texts.put(name + ".xml", JUnitXml.of(grade));
        case CLASSROOM -> {
          texts.put(name + ".json", forms.classroom(grade));
          texts.put(name + ".txt", forms.classroomOutput(grade));
        }
        default -> {
          Audience staff = new Audience(true, students.now(), true);
          texts.put("students/" + name + ".html", page(students, grade));
          texts.put("staff/" + name + ".html", page(staff, grade));
        }
      }
    }
    if (form == Form.HTML) {
      texts.put("index.html", new StaffIndex(rubric, grades).page());
    }
    return texts;
  }

  private String page(Audience audience, Grade grade) throws IOException {
    return new StudentPage(rubric, audience, results).of(grade);
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = results.root().resolve(name);
    Folders.write(file, content);
    return file;
  }

  /** Writes a whole folder beside the one that is there, and then takes its place. */
  private Path folder(String name, Map<String, String> texts) throws IOException {
    Path folder = results.root().resolve(name);
    Path partial = results.root().resolve("." + name + ".partial");
    Folders.delete(partial);
    Files.createDirectories(partial);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = partial.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    Folders.delete(folder);
    Files.move(partial, folder);
    return folder;
  }
}
