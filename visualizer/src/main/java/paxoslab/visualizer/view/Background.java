package paxoslab.visualizer.view;

import java.util.concurrent.Executor;

/** Runs what would make the window wait, each in a thread of its own that ends with the window. */
final class Background implements Executor {
  private final String name;

  /**
   * Runs nothing yet.
   *
   * @param name what a debugger calls the threads
   */
  Background(String name) {
    this.name = name;
  }

  @Override
  public void execute(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
