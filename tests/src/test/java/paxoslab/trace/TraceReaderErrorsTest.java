package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderErrorsTest {
  private static final String HEADER =
      "{'format':'paxoslab-trace','version':1,'scenario':'s','title':'t','seed':1,'params':{},"
          + "'nodes':[{'name':'p0','role':'peer'},{'name':'p1','role':'peer'}],"
          + "'rpcTimeoutMicros':5}\n";
  private static final String HEAL = "{'id':4,'t':9,'kind':'heal'}\n";

  @TempDir private Path dir;

  @Test
  void aMissingFileIsNamed() {
    Path file = dir.resolve("none.jsonl");

    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> TraceReader.read(file))
        .withMessage("no such trace: " + file);
  }

  @Test
  void aDirectoryIsNoTrace() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TraceReader.read(dir))
        .withMessageContaining("is a directory");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    assertProblem("", 1, 1, "the file is empty");
    assertProblem("\n \n", 2, 1, "the file is empty");
  }

  @Test
  void whatIsNotJsonIsToldFromItsFirstCharacter() {
    assertProblem("hello\n", 1, 1, "expected a value, found 'h'");
    assertProblem("[1]\n", 1, 1, "expected the header of a trace");
    assertProblem("{'id':0,'t':0,'kind':'heal'}\n", 1, 1, "expected the header of a trace");
    assertProblem(HEADER + "{'id':4,'t':9 'kind':'heal'}\n" + HEAL, 2, 15, "expected ',' or '}'");
    assertProblem(HEADER + "{'id':4,'t':9,}\n" + HEAL, 2, 15, "expected a field's name in quotes");
    assertProblem(HEADER + "{'id':04}\n" + HEAL, 2, 7, "without a leading zero");
    assertProblem(HEADER + HEAL.replace("}\n", "} x\n"), 2, 30, "expected the end of the line");
  }

  @Test
  void anotherFormatOrVersionIsToldBeforeAnythingElse() {
    assertProblem("{'format':'pcap','nodes':3}\n", 1, 11, "format \"pcap\"; expected \"paxoslab-");
    assertProblem(
        "{'format':'paxoslab-trace','version':2,'nodes':{}}\n",
        1,
        38,
        "version 2; this lab reads version 1: update the lab");
    assertProblem("{'format':'paxoslab-trace','version':0}\n", 1, 38, "record the run again");
  }

  @Test
  void aHeaderSaysWhatItLacks() {
    assertProblem(HEADER.replace("'seed':1,", ""), 1, 165, "the header needs \"seed\"");
    assertProblem(HEADER.replace("'version':1,", ""), 1, 162, "the header needs \"version\"");
    assertProblem(HEADER.replace("'seed':1", "'seed':'1'"), 1, 74, "expected a number");
    assertProblem(HEADER.replace("'seed':1", "'seed':1.5"), 1, 74, "a whole number, found 1.5");
    assertProblem(HEADER.replace("'params':{}", "'params':{'a':1}"), 1, 90, "expected a string");
    assertProblem(HEADER.replace("'name':'p1',", ""), 1, 125, "a node needs \"name\" and \"role\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':5,'t':9,'kind':'sned'} | 22 | unknown kind \"sned\";"
            + " version 1 has call, result, send",
        "{'id':4,'t':9,'kind':'heal'} | 7 | \"id\": expected an id" + " above 4, found 4",
        "{'id':5,'t':8,'kind':'heal'} | 13 | time never falls:" + " expected 9 or more, found 8",
        "{'t':9,'kind':'heal'} | 21 | an event of kind heal" + " needs \"id\"",
        "{'id':5,'t':9} | 14 | a line needs \"kind\"",
        "{'id':'5','t':9,'kind':'heal'} | 7 | expected a whole number," + " found a string",
        "{'id':5.0,'t':9,'kind':'heal'} | 7 | expected a whole number,"
            + " found a number that is not whole",
        "{'id':5000000000,'t':9,'kind':'heal'} | 7 | expected a whole number" + " of 32 bits",
        "{'id':5,'t':99999999999999999999,'kind':'heal'} | 13 | or too large",
        "{'id':5,'t':9,'kind':'kill','peer':2} | 36 | the header has 2 nodes,"
            + " counted from 0; found 2",
        "{'id':5,'t':9,'kind':'kill','peer':-1} | 36 | found -1",
        "{'id':5,'t':9,'kind':'duplicate','send':5} | 41 | expected the id of an"
            + " earlier event, found 5",
        "{'id':5,'t':9,'kind':'timer','peer':0,'cause':-1} | 47 | expected the id of an"
            + " earlier event, found -1",
        "{'id':5,'t':9,'kind':'drop','send':4,'why':'fun'} | 44 | expected loss,"
            + " partition, dead, late, found \"fun\"",
        "{'id':5,'t':9,'kind':'drop','send':4,'why':'LOSS'} | 44 | found \"LOSS\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'stop','seq':1} | 43 | expected start, done,"
            + " get, put, append, found \"stop\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'get','seq':1} | 56 | a call of get needs"
            + " \"key\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'put','seq':1,'key':'k'} | 66 | a call of put"
            + " needs \"value\"",
        "{'id':5,'t':9,'kind':'result','peer':0,'op':'get','seq':1} | 58 | a result of get needs"
            + " \"value\"",
        "{'id':5,'t':9,'kind':'reply','rpc':1,'from':0,'to':1,'msg':'PutReply','result':'DONE'} |"
            + " 80 | expected done, retry, found \"DONE\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1,'value':3} | 67 | expected a"
            + " value with its type",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1,'value':[]} | 67 | expected a"
            + " value",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1,'value':{'type':'int','value':'x'}}"
            + " | 89 | expected one int, found \"x\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1,'value':{'value':1}}            "
            + " | 67 | needs a \"type\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1} | 58 | a call of start needs"
            + " \"value\"",
        "{'id':5,'t':9,'kind':'call','peer':0,'op':'start','seq':1,'value':null} | 71 | a call of"
            + " start needs \"value\"",
        "{'id':5,'t':9,'kind':'send','rpc':1,'from':0,'to':1,'msg':'AcceptArgs','seq':1,'n':2}"
            + " | 85 | the message AcceptArgs needs \"v\"",
        "{'id':5,'t':9,'kind':'send','rpc':1,'from':0,'to':1,'msg':'ChooseArgs','seq':1} | 79 |"
            + " the message ChooseArgs needs \"v\"",
        "{'id':5,'t':9,'kind':'result','peer':0,'op':'status','seq':1} | 61 | needs" + " \"fate\"",
        "{'id':5,'t':9,'kind':'result','peer':0,'op':'min'} | 50 | needs" + " \"number\"",
        "{'id':5,'t':9,'kind':'send','rpc':1,'from':0,'to':1,'msg':'SeqReply','ok':true} | 59 |"
            + " expected one of PrepareArgs, AcceptArgs, ChooseArgs, SeqArgs, GetArgs, PutArgs,"
            + " AppendArgs, found \"SeqReply\"",
        "{'id':5,'t':9,'kind':'send','rpc':1,'from':0,'to':1,'msg':'PrepareArgs','seq':1} | 80 |"
            + " the message PrepareArgs needs \"n\"",
        "{'id':5,'t':9,'kind':'deaf','peer':0,'deaf':1} | 45 | expected true or false,"
            + " found a whole number",
        "{'kind':'choice','key':'k','value':1} | 9 | a choice stands before" + " the first event",
        "{'kind':'finding','rule':'r','text':'t','evidence':['a']} | 53 | expected ids of events",
        "{'kind':'finding','rule':'r','text':'t','evidence':7} | 52 | expected a list of whole"
            + " numbers",
        "{'kind':'finding','rule':'r','text':'t','severity':'bad'} | 52 | expected hard, bound,"
            + " advice",
        "{'id':5,'t':9,'kind':'note','text':'\\x'} | 38 | expected an escape",
        "{'id':5,'t':9,'kind':'note','text':'\\u00g0'} | 41 | expected four"
            + " hexadecimal digits",
      })
  void theFirstThingWrongIsNamedWithItsColumn(String line, int column, String problem) {
    assertProblem(HEADER + HEAL + line + "\n{'id':6,'t':9,'kind':'heal'}\n", 3, column, problem);
  }

  @Test
  void aLineCutInTheMiddleOfTheFileIsAnError() {
    assertProblem(HEADER + "{'id':4,'t':\n" + HEAL, 2, 13, "expected a value, but the line ends");
  }

  @Test
  void anEventAfterAFindingIsOutOfOrder() {
    String finding = "{'kind':'finding','rule':'r','text':'t','evidence':[]}\n";

    assertProblem(HEADER + finding + HEAL, 3, 22, "an event stands before the first finding");
  }

  @Test
  void aByteThatIsNotUtf8IsNamed() {
    byte[] bytes =
        (HEADER + "{'id':4,'é':1}\n" + HEAL)
            .replace('\'', '"')
            .getBytes(StandardCharsets.ISO_8859_1);

    TraceFormatException e = problem(bytes);

    assertThat(e).hasMessageContaining("line 2, column 10: expected UTF-8, found the byte 0xe9");
  }

  @Test
  void deepNestingIsRefusedNotOverflowed() {
    assertProblem(HEADER + "{'new':" + "[".repeat(100_000) + "\n", 2, 1007, "nested deeper");
  }

  private static void assertProblem(String text, int line, int column, String problem) {
    TraceFormatException e = problem(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    assertThat(e).hasMessageStartingWith("bad.jsonl, line " + e.line() + ", column " + e.column());
    assertThat(e).hasMessageContaining(problem);
    assertThat(e.line() + ":" + e.column()).as(e.getMessage()).isEqualTo(line + ":" + column);
  }

  private static TraceFormatException problem(byte[] bytes) {
    TraceFormatException e =
        catchThrowableOfType(
            TraceFormatException.class,
            () ->
                TraceReader.read("bad.jsonl", new ByteArrayInputStream(bytes), new TraceSink() {}));
    assertThat(e).isNotNull();
    return e;
  }
}
