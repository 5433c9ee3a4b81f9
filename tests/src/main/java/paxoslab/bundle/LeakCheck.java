package paxoslab.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Looks into a file for what is the staff's: by its content, whatever it is called. */
final class LeakCheck {
  private static final Pattern TRACE = Pattern.compile("\\A\\s*\\{\"format\":\"paxoslab-trace\"");
  private static final byte[] CLASS = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /** So much of a compressed file is looked at; one that holds more is refused. */
  private static final int MOST_UNPACKED = 64 << 20;

  private final StaffTexts staff;
  private final Map<Pattern, Function<MatchResult, String>> everywhere = new LinkedHashMap<>();
  private final Map<Pattern, Function<MatchResult, String>> inTraces = new LinkedHashMap<>();

  LeakCheck(StaffTexts staff) {
    this.staff = staff;
    // Compiled and qualified names alike; PaxosPeer is the one that the lab itself has to know.
    everywhere.put(
        Pattern.compile("paxoslab[./]reference[./](?!PaxosPeer\\b)[A-Z]\\w*"),
        found -> found.group() + " is a class of the reference solution");
    everywhere.put(
        Pattern.compile("package\\s+paxoslab\\.reference\\b"),
        found -> "a source of the reference solution's package");
    everywhere.put(
        Pattern.compile("\"solution\"\\s*:\\s*\"reference\""),
        found -> "recorded with the reference solution");
    if (!staff.types().isEmpty()) {
      everywhere.put(
          Pattern.compile("\\b(?:" + String.join("|", staff.types()) + ")\\.java:\\d+"),
          found -> found.group() + " is a line of the reference solution");
    }
    if (!staff.faults().isEmpty()) {
      everywhere.put(
          Pattern.compile(
              staff.faults().stream().map(Pattern::quote).collect(Collectors.joining("|"))),
          found -> found.group() + " is the name of a known fault");
    }
    inTraces.put(
        Pattern.compile("\"(solution|solutionSha256|at|where)\":\""),
        found -> "a trace that tells its solution by \"" + found.group(1) + "\"; leave it out");
  }

  /** What is wrong with a file's content; one problem of each sort. */
  List<Problem> check(String path, byte[] content) {
    if (startsWith(content, CLASS)) {
      return List.of(new Problem(path, 0, "a compiled class; hand out sources"));
    } else if (startsWith(content, ZIP)) {
      return List.of(new Problem(path, 0, "an archive, which can't be looked into; unpack it"));
    } else if (startsWith(content, GZIP)) {
      return compressed(path, content);
    }
    return text(path, new String(content, StandardCharsets.UTF_8));
  }

  private List<Problem> compressed(String path, byte[] content) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] unpacked = in.readNBytes(MOST_UNPACKED);
      return in.read() < 0
          ? check(path, unpacked)
          : List.of(new Problem(path, 0, "too big to be looked into"));
    } catch (IOException e) {
      return List.of(new Problem(path, 0, "compressed data that can't be read"));
    }
  }

  private List<Problem> text(String path, String text) {
    List<Problem> problems = new ArrayList<>();
    staff
        .runs()
        .find(text)
        .ifPresent(
            hit ->
                problems.add(
                    new Problem(
                        path, hit.line(), "\"" + hit.run() + "\" is from " + hit.origin())));
    search(path, text, everywhere, problems);
    if (TRACE.matcher(text).find()) {
      search(path, text, inTraces, problems);
    }
    return problems;
  }

  private static void search(
      String path,
      String text,
      Map<Pattern, Function<MatchResult, String>> patterns,
      List<Problem> problems) {
    patterns.forEach(
        (pattern, what) ->
            pattern
                .matcher(text)
                .results()
                .findFirst()
                .ifPresent(
                    found ->
                        problems.add(
                            new Problem(path, lineOf(text, found.start()), what.apply(found)))));
  }

  private static int lineOf(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private static boolean startsWith(byte[] content, byte[] magic) {
    return content.length >= magic.length
        && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
  }
}
