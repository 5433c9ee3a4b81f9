package paxoslab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.explain.Hints;

class GradesCsvTest {
  private static final CourseRubric RUBRIC = Graded.rubric(Hints.FULL);
  private static final List<Grade> GRADES =
      List.of(
          Graded.grade(Graded.result("ada"), RUBRIC, Graded.DUE.plusSeconds(1)),
          Graded.grade(Graded.refused("=cmd|'/c calc'!A0"), RUBRIC, null));

  private static List<CSVRecord> rows(byte[] csv) throws IOException {
    return CSVParser.parse(new String(csv, StandardCharsets.UTF_8), CSVFormat.RFC4180).getRecords();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1"})
  void cellThatWouldBeAFormulaIsText(String cell) {
    assertThat(Table.harmless(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12.5", "Lovelace, Ada", "a=b", "    Points Possible"})
  void otherCellsAreLeftAlone(String cell) {
    assertThat(Table.harmless(cell)).isEqualTo(cell);
  }

  @Test
  void everyCellThatComesFromAStudentIsHarmless() throws IOException {
    GradesCsv csv = new GradesCsv(RUBRIC);
    for (byte[] file : List.of(csv.plain(GRADES), csv.canvas(GRADES), csv.moodle(GRADES))) {
      for (CSVRecord row : rows(file)) {
        assertThat(row.toList()).noneMatch(cell -> cell.matches("(?s)\\s*[=+@-].*"));
      }
    }
  }

  @Test
  void plainTableHasAColumnForEachPart() throws IOException {
    List<CSVRecord> rows = rows(new GradesCsv(RUBRIC).plain(GRADES));

    assertThat(rows.get(0).toList())
        .startsWith("submission", "name", "email", "status", "score", "earned", "points")
        .endsWith(
            "Calls per decision", "A01", "B05", "B06", "A01 secret", "B05 secret", "part", "paxos");
    assertThat(rows.get(1).toList())
        .startsWith("ada", "'=1+1", "a@example.edu", "graded", "4.5", "5", "20", "1", "2")
        .endsWith("9.07", "2", "0", "0", "3", "0", "A", "");
    assertThat(rows.get(2).toList()).contains("refused").endsWith("B", "reference");
    assertThat(rows).allMatch(row -> row.size() == rows.get(0).size());
  }

  @Test
  void canvasGetsItsColumnsAndThePointsPossible() throws IOException {
    List<CSVRecord> rows = rows(new GradesCsv(RUBRIC).canvas(GRADES));

    assertThat(rows.get(0).toList())
        .containsExactly("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Paxos (4711)");
    assertThat(rows.get(1).toList()).containsExactly("    Points Possible", "", "", "", "", "20");
    assertThat(rows.get(2).toList()).containsExactly("'=1+1", "17", "S1", "al", "B", "4.5");
  }

  @Test
  void moodleGetsItsWorksheet() throws IOException {
    List<CSVRecord> rows = rows(new GradesCsv(RUBRIC).moodle(GRADES));

    assertThat(rows.get(0).toList())
        .startsWith("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade")
        .endsWith("Feedback comments");
    assertThat(rows.get(1).toList())
        .startsWith("17", "'=1+1", "a@example.edu", "Submitted for grading", "4.5", "20")
        .endsWith("2 of 5 parts passed; 1 day late");
  }
}
