package paxoslab.gradebook;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form in which grades are written. */
public enum Form {
  /** {@code gradescope/NAME.json}: Gradescope's results.json. */
  GRADESCOPE,
  /** {@code classroom/NAME.json}, and as a step's output in {@code classroom/NAME.txt}. */
  CLASSROOM,
  /** {@code autolab/NAME.txt}, whose last line Autolab reads. */
  AUTOLAB,
  /** {@code junit/NAME.xml}. */
  JUNIT,
  /** {@code grades.csv}: all that is known, one row a submission. */
  CSV,
  /** {@code canvas.csv}, for the import of Canvas's gradebook. */
  CANVAS,
  /** {@code moodle.csv}, a grading worksheet. */
  MOODLE,
  /** {@code html/students/NAME.html} for each student, {@code html/index.html} for the staff. */
  HTML;

  /** The form of this name, in lower case. */
  public static Optional<Form> named(String name) {
    return Stream.of(values()).filter(form -> form.toString().equals(name)).findFirst();
  }

  /** All forms. */
  public static Set<Form> all() {
    return EnumSet.allOf(Form.class);
  }

  /** The names of all forms, for messages. */
  public static String names() {
    return Stream.of(values()).map(Form::toString).collect(Collectors.joining(", "));
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
