package paxoslab.course;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that is no process: it has ended, or goes on until it is killed. */
final class EndedProcess extends Process {
  private final int status;
  private final String errors;
  private final CountDownLatch end;
  private final Runnable whileWaitedFor;
  private volatile boolean killed;

  private EndedProcess(int status, String errors, int open, Runnable whileWaitedFor) {
    this.status = status;
    this.errors = errors;
    this.end = new CountDownLatch(open);
    this.whileWaitedFor = whileWaitedFor;
  }

  EndedProcess(int status, String errors) {
    this(status, errors, 0, () -> {});
  }

  /** One that goes on; something happens when somebody begins to wait for it. */
  static EndedProcess endless(Runnable whileWaitedFor) {
    return new EndedProcess(137, "", 1, whileWaitedFor);
  }

  boolean wasKilled() {
    return killed;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream("lesson 1 2 A01\n".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public InputStream getErrorStream() {
    return new ByteArrayInputStream(errors.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int waitFor() throws InterruptedException {
    end.await();
    return status;
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    whileWaitedFor.run();
    return end.await(timeout, unit);
  }

  @Override
  public int exitValue() {
    return status;
  }

  @Override
  public void destroy() {
    killed = true;
    end.countDown();
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return Stream.of();
  }
}
