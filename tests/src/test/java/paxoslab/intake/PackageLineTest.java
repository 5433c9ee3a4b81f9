package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "package paxoslab.student;",
        "/* a */ // b\npackage  paxoslab . student ;",
        "// b\rpackage paxoslab.student;",
        "\uFEFFpackage paxoslab.student;",
        "/* package java.lang; */ package paxoslab.student;",
        "package/**/paxoslab// x\n./* java.lang */student/**/;",
        "\\u0070ackage paxoslab.student;",
        "// \\u000apackage paxoslab.student; /*\npackage other; /**/",
        "/* \\u002a\\u002f package paxoslab.student;",
        "// \\\\u000apackage other;\npackage paxoslab.student;",
        "// \\\\\\u000apackage paxoslab.student;\npackage other;",
        "// \\uuuu000apackage paxoslab.student;\npackage other;",
        "// \\u00zz \\u\\ \npackage paxoslab.student;",
      })
  void packageIsReadAsACompilerReadsIt(String source) {
    assertThat(PackageLine.of(source)).isEqualTo("paxoslab.student");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\",
        "\\u",
        "class X { String s = \"package paxoslab.student;\"; }",
        "// package paxoslab.student;",
        "/* package paxoslab.student;",
        "packagepaxoslab.student;",
        "package paxoslab.student",
        "import x; package paxoslab.student;"
      })
  void whatIsNoPackageLineDeclaresNone(String source) {
    assertThat(PackageLine.of(source)).isEmpty();
  }

  @Test
  void sourceMadeToTakeLongIsReadAllTheSame() {
    String comments = "/**/ //\n".repeat(200_000);
    assertThat(PackageLine.of(comments + "package x;")).isEqualTo("x");
    assertThat(PackageLine.of("/*" + "*".repeat(2_000_000))).isEmpty();
    assertThat(PackageLine.of("package " + "a.".repeat(900_000))).isEmpty();
  }
}
