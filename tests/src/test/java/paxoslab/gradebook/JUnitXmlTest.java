package paxoslab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import paxoslab.course.CourseRubric;
import paxoslab.course.GradeResult;
import paxoslab.explain.Hints;

class JUnitXmlTest {
  private static final CourseRubric RUBRIC = Graded.rubric(Hints.NONE);

  private static Document read(GradeResult result) throws Exception {
    String xml = JUnitXml.of(Graded.grade(result, RUBRIC, null));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void hostileTextsMakeNoElements() throws Exception {
    Document xml = read(Graded.result(Graded.EVIL));

    assertThat(xml.getElementsByTagName("script").getLength()).isZero();
    assertThat(xml.getDocumentElement().getAttribute("name"))
        .isEqualTo(Graded.EVIL.replace('\u0007', '\ufffd'));
  }

  @Test
  void suitesCountTheirCases() throws Exception {
    Document xml = read(Graded.result("ada"));

    NodeList suites = xml.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    int all = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      Element suite = (Element) suites.item(i);
      int cases = suite.getElementsByTagName("testcase").getLength();
      assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases));
      assertThat(suite.getAttribute("failures"))
          .isEqualTo(String.valueOf(suite.getElementsByTagName("failure").getLength()));
      all += cases;
    }
    assertThat(all).isEqualTo(5);
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("promise-kept");
    assertThat(failure.getTextContent()).contains("FULL-BLOCK");
  }

  @Test
  void lessonsOfARefusedSubmissionFail() throws Exception {
    Document xml = read(Graded.refused("bob"));

    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isZero();
  }
}
