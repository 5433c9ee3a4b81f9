package paxoslab.cli;

/** Contributes commands to the lab command line; found by ServiceLoader. */
public interface CommandProvider {
  /** picocli-annotated command objects. */
  java.util.List<Object> commands();
}
