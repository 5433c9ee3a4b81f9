package paxoslab.visualizer.bench;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import paxoslab.bench.Figure;
import paxoslab.bench.Stopwatch;
import paxoslab.bench.Workload;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Overview;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.image.ImagePainter;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.Followed;
import paxoslab.visualizer.playback.Parting;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.playback.TraceFile;

/** What the window does with a run of a million events, without a screen. */
public final class WindowBench implements Workload {
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_QUICK = 100_000;
  private static final int FIRST = 10_000;
  private static final int WARM_UPS = 2;
  private static final int PLACES = 40;
  private static final int SEEKS = 20_000;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;

  private final List<Figure> figures = new ArrayList<>();

  @Override
  public String name() {
    return "a long run in the window";
  }

  /**
   * Measures in a JVM of its own, started as that of {@code ./lab view} is: without the optimizing
   * compiler, whose work would be most of what a window does in its first seconds.
   */
  @Override
  public List<Figure> measure(boolean quick) {
    int events = quick ? EVENTS_QUICK : EVENTS;
    try {
      Path trace = Files.createTempFile("long", ".jsonl.gz");
      Path results = Files.createTempFile("window", ".json");
      try {
        try (TraceWriter writer = TraceWriter.open(trace)) {
          LongRun.write(events, writer);
          writer.finish();
        }
        List<String> command =
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                WindowBench.class.getName(),
                trace.toString(),
                String.valueOf(events),
                results.toString());
        Process window =
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = window.waitFor();
        if (status != 0) {
          throw new IllegalStateException("the JVM that measures the window ended with " + status);
        }
        return List.of(new Gson().fromJson(Files.readString(results), Figure[].class));
      } finally {
        Files.delete(trace);
        Files.delete(results);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the window was measured", e);
    }
  }

  /**
   * What the other JVM does: measures, and writes the figures.
   *
   * @param args a trace, how many events it has, and the file to write to
   * @throws IOException if the trace can't be read or the file not written
   */
  public static void main(String[] args) throws IOException {
    WindowBench bench = new WindowBench();
    bench.measure(Path.of(args[0]), Integer.parseInt(args[1]));
    Files.writeString(Path.of(args[2]), new Gson().toJson(bench.figures));
  }

  /** All that the window keeps of a run. */
  private record Opened(Playhead playhead, Diagram diagram, Overview overview, Captions captions) {
    static Opened of(TraceFile file) {
      Timeline timeline = new Timeline(file.trace());
      return new Opened(
          new Playhead(timeline),
          new Diagram(timeline, ImagePainter.measure()),
          new Overview(timeline),
          new Captions(timeline));
    }

    List<Drawing> draw(Frame frame) {
      int at = playhead.index();
      Frame strip = new Frame(WIDTH, 30, Theme.DARK, 1);
      return List.of(
          diagram.drawLanes(frame, at, Look.ALL),
          diagram.drawCluster(frame, at, Look.ALL),
          diagram.drawTable(frame, at, Look.ALL),
          overview.draw(strip, at, Set.of()));
    }
  }

  private void measure(Path file, int events) throws IOException {
    long before = heap();
    openCold(file, events);
    for (int i = 0; i < WARM_UPS; i++) {
      Opened.of(TraceFile.open(file));
    }
    Opened run = open(file, "the same, warm");
    // What is made when somebody first zooms out belongs to it.
    run.draw(new Frame(WIDTH, HEIGHT, Theme.DARK, 1).zoomed(0));
    Stopwatch watch = new Stopwatch();
    double bytes = (double) (heap() - before) / events;
    add("heap of the open run", bytes, "bytes an event", watch, "56");
    frames(run, events);
    seeks(run, events);
    lookUps(run, file, events);
  }

  /** As the window does it: the beginning is drawn while the rest is being read. */
  private void openCold(Path file, int events) throws IOException {
    Stopwatch watch = new Stopwatch();
    TraceFile.Listener listener =
        new TraceFile.Listener() {
          @Override
          public void began(TraceFile beginning) {
            Opened run = Opened.of(beginning);
            run.draw(new Frame(WIDTH, HEIGHT, Theme.DARK, 1)).forEach(ImagePainter::paint);
            String what = "the first picture of a long run, the first time, from %,d events";
            add(String.format(what, FIRST), watch.cpuSeconds(), "CPU-s", watch, "0.5");
          }
        };
    Opened.of(TraceFile.open(file, FIRST, listener));
    String what = String.format("opening %,d events, gz, the first time", events);
    add(what, watch.cpuSeconds(), "CPU-s", watch, "1.8");
  }

  private Opened open(Path file, String what) throws IOException {
    Stopwatch watch = new Stopwatch();
    Opened run = Opened.of(TraceFile.open(file));
    add(what, watch.cpuSeconds(), "CPU-s", watch, "1.8");
    return run;
  }

  /** What looks at every event. */
  private void lookUps(Opened run, Path file, int events) throws IOException {
    Timeline timeline = run.playhead().timeline();
    for (String text : List.of("kind:promise n>=2", "accepts")) {
      Stopwatch watch = new Stopwatch();
      EventQuery.parse(text, timeline);
      add("searching for " + text, watch.cpuSeconds(), "CPU-s", watch, "");
    }
    int send = events / 2;
    while (Followed.from(timeline, send, Followed.By.BALLOT).isEmpty()) {
      send++;
    }
    for (Followed.By by : List.of(Followed.By.INSTANCE, Followed.By.BALLOT)) {
      Stopwatch watch = new Stopwatch();
      Followed.from(timeline, send, by);
      String what = "following one " + by.name().toLowerCase(Locale.ROOT);
      add(what, watch.cpuSeconds(), "CPU-s", watch, "0.2");
    }
    Timeline same = new Timeline(TraceFile.open(file).trace());
    Stopwatch watch = new Stopwatch();
    Parting.of(timeline, same);
    add("comparing it with itself", watch.cpuSeconds(), "CPU-s", watch, "0.2");
  }

  private void frames(Opened run, int events) {
    Frame near = new Frame(WIDTH, HEIGHT, Theme.DARK, 1);
    frames(run, events, near, "a frame");
    frames(run, events, near.zoomed(0.3), "a frame with steps just wide enough for arrows");
    frames(run, events, near.zoomed(0.05), "a frame with bars");
    frames(run, events, near.zoomed(0), "a frame with the whole run");
  }

  /** The second round counts: a window has drawn before. */
  private void frames(Opened run, int events, Frame frame, String what) {
    for (int round = 0; round < 2; round++) {
      Stopwatch drawing = new Stopwatch();
      List<List<Drawing>> drawn = new ArrayList<>();
      for (int i = 0; i < PLACES; i++) {
        run.playhead.seek((int) ((long) events * i / PLACES));
        drawn.add(run.draw(frame));
      }
      double draw = drawing.cpuSeconds() * 1e3 / PLACES;
      Stopwatch painting = new Stopwatch();
      drawn.forEach(parts -> parts.forEach(ImagePainter::paint));
      double paint = painting.cpuSeconds() * 1e3 / PLACES;
      long marks = drawn.stream().flatMap(List::stream).mapToLong(d -> d.marks().size()).sum();
      if (round == 1) {
        add(what + ": deciding what to draw", draw, "CPU-ms", drawing, "20 with painting");
        add(what + ": painting it into images", paint, "CPU-ms", painting, "");
        add(what + ": marks", (double) marks / PLACES, "marks", drawing, "");
      }
    }
  }

  private void seeks(Opened run, int events) {
    Random random = new Random(2);
    Stopwatch watch = new Stopwatch();
    long length = 0;
    for (int i = 0; i < SEEKS; i++) {
      run.playhead.seek(random.nextInt(events));
      length += run.captions.at(run.playhead.index()).length();
    }
    add(
        "going to any event, and its sentence",
        watch.cpuSeconds() * 1e6 / SEEKS,
        "CPU-µs",
        watch,
        "");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    run.playhead.seek(events / 3);
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < SEEKS; i++) {
      run.playhead.step(1);
      length += run.playhead.index();
    }
    double bytes = (double) (threads.getThreadAllocatedBytes(thread) - before) / SEEKS;
    add("a step", bytes, "bytes allocated", new Stopwatch(), "next to nothing");
    if (length == 0) {
      throw new IllegalStateException("nothing was said");
    }
  }

  private void add(String what, double value, String unit, Stopwatch watch, String target) {
    figures.add(new Figure(what, value, unit, watch.cpuSeconds(), watch.wallSeconds(), target));
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 2; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
