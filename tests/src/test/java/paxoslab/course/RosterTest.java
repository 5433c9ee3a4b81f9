package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.Roster.Student;

class RosterTest {
  @TempDir private Path folder;

  private Roster read(String name, String text, String... submissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Roster.read(file, List.of(submissions));
  }

  @Test
  void rowTellsAllOfAStudent() throws IOException {
    Roster roster =
        read(
            "roster.csv",
            "\uFEFFsubmission,name,email,id,sis_id,login,section,submitted,due,late_days\r\n"
                + "ada,\"Lovelace, Ada\",ada@example.edu,17,S1,al,Lab B,"
                + "2026-10-02T01:00:00+02:00,2026-10-03T00:00:00Z,4\r\n");

    assertThat(roster.student("ada"))
        .isEqualTo(
            new Student(
                "ada",
                "Lovelace, Ada",
                "ada@example.edu",
                "17",
                "S1",
                "al",
                "Lab B",
                Instant.parse("2026-10-01T23:00:00Z"),
                Instant.parse("2026-10-03T00:00:00Z"),
                4));
  }

  @Test
  void whoIsNotInItHasTheSubmissionsName() throws IOException {
    Student nobody = read("roster.csv", "submission\nada\n").student("bob");

    assertThat(nobody.name()).isEqualTo("bob");
    assertThat(nobody.submitted()).isNull();
  }

  @Test
  void mistakesAreToldWithTheirLine() {
    assertThatThrownBy(() -> read("r.csv", "submission,mail\nada,x\n"))
        .hasMessageContaining("r.csv:1: there is no column mail; there are due, email");
    assertThatThrownBy(() -> read("r.csv", "name\nAda\n"))
        .hasMessageContaining("r.csv:1: there is no column submission");
    assertThatThrownBy(() -> read("r.csv", "submission\nada\nbob\nada\n"))
        .hasMessageContaining("r.csv:4: ada is there twice");
    assertThatThrownBy(() -> read("r.csv", "submission,due\nada,\nbob,tomorrow\n"))
        .hasMessageContaining("r.csv:3: due is 'tomorrow'; write it with its offset");
    assertThatThrownBy(() -> read("r.csv", "submission,late_days\nada,two\n"))
        .hasMessageContaining("r.csv:2: late_days is 'two', not a whole number");
  }

  @Test
  void metadataOfGradescopeIsRead() throws IOException {
    String metadata =
        """
        {"id": 123456, "created_at": "2026-10-02T14:22:32.365935-07:00",
         "assignment": {"due_date": "2026-10-01T23:00:00.000000-07:00", "late_due_date": null},
         "users": [{"email": "student@example.com", "id": 1234, "name": "Student User"}]}
        """;

    Student student =
        read("submission_metadata.json", metadata, "submission").student("submission");

    assertThat(student.name()).isEqualTo("Student User");
    assertThat(student.email()).isEqualTo("student@example.com");
    assertThat(student.submitted()).isEqualTo(Instant.parse("2026-10-02T21:22:32.365935Z"));
    assertThat(student.due()).isEqualTo(Instant.parse("2026-10-02T06:00:00Z"));
  }

  @Test
  void metadataIsOfOneSubmissionOnly() {
    assertThatThrownBy(() -> read("m.json", "{}", "ada", "bob"))
        .hasMessageContaining("metadata is of one submission, and there are 2");
    assertThatThrownBy(() -> read("m.json", "[", "ada"))
        .hasMessageContaining("not metadata as Gradescope writes it");
  }
}
