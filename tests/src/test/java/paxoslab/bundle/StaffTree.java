package paxoslab.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small staff's tree without git: a stub, a reference, a fault, a test's peer. */
public final class StaffTree {
  static final String STUB = "lab-skeleton/src/main/java/paxoslab/student/PaxosPeer.java";
  static final String STUB_TEXT =
      """
      package paxoslab.student;
      class PaxosPeer {
        private final int me;
        PaxosPeer(int me) {
          this.me = me;
        }
        public int max() {
          throw new UnsupportedOperationException("not implemented yet: max");
        }
        public void kill() {}
      }
      """;

  /** A method of the reference. */
  static final String METHOD =
      """
        AcceptReply accept(int n, Object v) {
          if (n < promised) {
            return new AcceptReply(false, promised);
          }
          promised = n;
          acceptedBallot = n;
        }
      """;

  /** A method of a test's peer. */
  static final String ROUNDS =
      """
        private void rounds() {
          while (!decided) {
            ballot += peers.size();
            if (promised(ballot) && accepted(ballot)) {
              tell(value);
            }
          }
        }
      """;

  private final Path root;

  private StaffTree(Path root) {
    this.root = root;
  }

  /** Writes the tree. */
  public static StaffTree in(Path root) throws IOException {
    StaffTree tree = new StaffTree(root);
    tree.put(STUB, STUB_TEXT);
    tree.put("lab", "#!/bin/sh\n");
    tree.put("pom.xml", "<project/>\n");
    tree.put("lab-skeleton/pom.xml", "<project/>\n");
    tree.put("handout.md", "Write a peer.\n");
    tree.put("notes-for-staff.md", "Ask for this in the exam.\n");
    tree.put("tests/target/classes/A.class", "built");
    tree.put(
        "reference-solution/src/main/java/paxoslab/reference/Acceptor.java",
        "package paxoslab.reference;\n\nfinal class Acceptor {\n" + METHOD + "}\n");
    tree.put(
        "reference-solution/src/faults/acceptor-lies.fault",
        """
        title: An acceptor says that it has promised what it never has
        rule: promise-kept
        severity: hard
        file: Acceptor.java
        --- find
        promised = n;
        --- replace
        if (env.random().nextInt(7) < 3) { promised = Math.max(promised, n); }
        --- end
        """);
    tree.put(
        "tests/src/test/java/paxoslab/host/GoodPeer.java",
        "class GoodPeer implements Paxos {\n" + ROUNDS + "return new AcceptReply(true, n);\n}\n");
    return tree;
  }

  /** Writes one more file, or another text for one. */
  public void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
