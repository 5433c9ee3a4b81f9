package paxoslab.cli;

import java.util.List;

/** Adds commands to {@code lab} from another module; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {
  /** Objects with picocli's {@code @Command}; each is a subcommand of {@code lab}. */
  List<Object> commands();
}
