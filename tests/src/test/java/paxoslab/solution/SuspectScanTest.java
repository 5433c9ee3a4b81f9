package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is legal, but may make two runs differ, is known by its line, and what to use instead. */
class SuspectScanTest {
  private static final String HASH = "hash code of an object that defines none";
  private static final String TEXT = "text of an object without a toString()";
  private static final String ORDER = "order of its keys' hash codes";

  private record Row(String statement, String says) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("new Object().hashCode()", HASH),
          new Row("o.hashCode()", HASH),
          new Row("new int[0].hashCode()", HASH),
          new Row("new AtomicInteger().hashCode()", HASH),
          new Row("l.sort(Comparator.comparing(Object::hashCode))", HASH),
          new Row("Objects.hash(o, 1)", "Objects.hash of an enum"),
          new Row("Objects.hashCode(o)", "Objects.hashCode of an enum"),
          new Row("Arrays.hashCode(new Object[0])", "Arrays.hashCode of enums"),
          new Row("new R(Fate.CHOSEN).hashCode()", "hash code of R holds that of fate"),
          new Row("new ConcurrentHashMap<>()", "ConcurrentHashMap is in the " + ORDER),
          new Row("Supplier<Object> s = ConcurrentHashMap::new", "in the " + ORDER),
          new Row("ConcurrentHashMap.newKeySet()", "in the " + ORDER),
          new Row("new Hashtable<>()", "Hashtable is in the " + ORDER),
          new Row(
              "l.stream().collect(Collectors.groupingByConcurrent(x -> x))",
              "Collectors.groupingByConcurrent is in the " + ORDER),
          new Row("o.toString()", TEXT),
          new Row("String.valueOf(o)", TEXT),
          new Row("String s = \"a\" + o", TEXT),
          new Row("String s = \"a\" + new int[0]", TEXT),
          new Row("new StringBuilder().append(o)", TEXT),
          new Row("Thread t = Thread.currentThread()", "Thread.currentThread"),
          new Row("new Exception().getStackTrace()", "stack trace"),
          new Row("new Exception().printStackTrace()", "stack trace"));

  private static final List<String> HONEST =
      List.of(
          "\"a\".hashCode()",
          "Integer.valueOf(3).hashCode()",
          "l.size()",
          "new N(1, \"a\").hashCode()",
          "Arrays.hashCode(new int[0])",
          "new HashMap<>()",
          "new LinkedHashMap<>()",
          "new ConcurrentSkipListMap<>()",
          "String s = \"a\" + 1 + \"b\" + Integer.valueOf(3)",
          "String s = \"a\" + l",
          "String s = \"a\" + new N(1, \"b\")",
          "Thread.currentThread().interrupt()");

  @TestFactory
  Stream<DynamicTest> suspectsTheStatementInItsLine() {
    List<String> statements = ROWS.stream().map(Row::statement).toList();
    List<Suspect> suspects = suspects(statements);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < ROWS.size(); i++) {
      Row row = ROWS.get(i);
      String at = "Code.java:" + (i + 3);
      tests.add(
          DynamicTest.dynamicTest(
              row.statement,
              () -> {
                List<Suspect> here = suspects.stream().filter(s -> s.at().equals(at)).toList();
                assertThat(here).hasSize(1);
                assertThat(here.get(0).what()).contains(row.says);
                assertThat(here.get(0).remedy()).isNotBlank();
              }));
    }
    return tests.stream();
  }

  @Test
  void honestCodeIsNotSuspected() {
    assertThat(suspects(HONEST)).isEmpty();
  }

  @Test
  void likeliestComesFirst() {
    assertThat(suspects(List.of("o.toString()", "new ConcurrentHashMap<>()", "o.hashCode()")))
        .extracting(Suspect::at)
        .containsExactly("Code.java:5", "Code.java:4", "Code.java:3");
  }

  @Test
  void suspectIsToldAsALineAReasonAndARemedy() {
    assertThat(suspects(List.of("o.hashCode()")).get(0))
        .hasToString(
            "Code.java:3: the hash code of an object that defines none is chance; number the"
                + " objects yourself");
  }

  private static List<Suspect> suspects(List<String> statements) {
    StringBuilder code =
        new StringBuilder("record R(Fate fate) {} record N(int n, String s) {} class Code {\n");
    for (int i = 0; i < statements.size(); i++) {
      code.append("void f%d(List<Object> l, Object o) { %s; }\n".formatted(i, statements.get(i)));
    }
    return Peers.solution(code.append("}").toString()).suspects();
  }
}
