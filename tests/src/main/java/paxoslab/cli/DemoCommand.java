package paxoslab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  DemoCommand(Surroundings s, CommandLine l) {}

  @Override
  public Integer call() {
    return 0;
  }
}
