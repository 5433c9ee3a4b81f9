package paxoslab.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import paxoslab.intake.LeftOut;
import paxoslab.intake.Limits;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.solution.Sources;

/**
 * What a student hands in: the sources that will be graded, and nothing else.
 *
 * @param solution the sources, compiled and scanned
 * @param files how long each file is, by name
 * @param leftOut what was found beside them and isn't part
 * @param untouched true if the peer is the stub as it was handed out
 * @param storeUntouched true if nothing of part B is there but stubs
 * @param zip the same bytes for the same sources
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are written, never compared
public record Submission(
    Solution solution,
    SortedMap<String, Integer> files,
    List<LeftOut> leftOut,
    boolean untouched,
    boolean storeUntouched,
    byte[] zip) {
  private static final String FOLDER = SolutionCompiler.STUDENT_PACKAGE.replace('.', '/') + "/";

  /**
   * Reads, checks and packs a solution.
   *
   * @param spec {@code skeleton}, a directory or an archive
   * @param root the project's directory
   * @throws SolutionException if it would be refused, or can't be graded; the message says why
   */
  public static Submission of(String spec, Path root) {
    Sources sources = SolutionFinder.sources(spec, root);
    if (!sources.packageName().equals(SolutionCompiler.STUDENT_PACKAGE)) {
      throw new SolutionException(
          spec + ": a submission is of package " + SolutionCompiler.STUDENT_PACKAGE);
    }
    Solution solution = SolutionCompiler.compile(sources);
    if (!solution.refusals().isEmpty()) {
      StringBuilder refusals = new StringBuilder(spec + ": it would be refused");
      solution.refusals().forEach(refusal -> refusals.append("\n  ").append(refusal));
      throw new SolutionException(refusals.toString());
    }
    return pack(sources, solution);
  }

  private static Submission pack(Sources sources, Solution solution) {
    SortedMap<String, Integer> sizes = new TreeMap<>();
    SortedMap<String, byte[]> files = new TreeMap<>();
    sources
        .files()
        .forEach(
            (name, text) -> {
              byte[] content = text.getBytes(StandardCharsets.UTF_8);
              sizes.put(name, content.length);
              files.put(FOLDER + name, content);
            });
    byte[] zip = ZipFile.pack(files, Set.of());
    if (zip.length > Limits.MAX_BYTES) {
      throw new SolutionException(
          sources.name() + ": the zip would be bigger than a submission may be; shorten it");
    }
    boolean store = isStub(sources, "KvServer.java") && isStub(sources, "KvStoreClient.java");
    return new Submission(
        solution, sizes, sources.leftOut(), isStub(sources, "PaxosPeer.java"), store, zip);
  }

  /** True also where there is no such file. */
  private static boolean isStub(Sources sources, String file) {
    try {
      return StubCheck.check(file, sources.files().getOrDefault(file, "")).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
