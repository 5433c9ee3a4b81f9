package paxoslab.visualizer.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.image.ExportKind;
import paxoslab.visualizer.image.RunExporter;
import paxoslab.visualizer.image.SnapshotOptions;
import paxoslab.visualizer.playback.EventQuery;
import paxoslab.visualizer.playback.Timeline;

/** The folder of the gallery: a page, and a trace and a picture for each exhibit. */
final class GalleryPage {
  /** Relative to the project. */
  static final String FOLDER = "docs/gallery";

  static final String PAGE = "README.md";

  private final Map<Exhibit, Trace> recorded;

  /** Of these exhibits, in their order. */
  GalleryPage(Map<Exhibit, Trace> recorded) {
    this.recorded = recorded;
  }

  /** Writes all files; each is either complete or what it was before. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<Exhibit, Trace> one : recorded.entrySet()) {
      String name = one.getKey().name();
      TraceWriter.write(folder.resolve(name + ".jsonl"), one.getValue());
      SnapshotOptions picture = picture(one.getKey(), one.getValue());
      RunExporter.write(one.getValue(), ExportKind.PNG, folder.resolve(name + ".png"), picture);
    }
    RunExporter.text(folder.resolve(PAGE), page());
  }

  /** Wide, so that all of a short run is in sight. */
  private static SnapshotOptions picture(Exhibit exhibit, Trace trace) {
    Timeline timeline = new Timeline(trace);
    int index = EventQuery.parse(exhibit.pictured(), timeline).next(TraceEvent.NONE);
    int at = index < 0 ? TraceEvent.NONE : timeline.event(index).id();
    return new SnapshotOptions(at, 1920, 720, Theme.LIGHT);
  }

  /** The page's text. */
  String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Lesson gallery\n\n");
    page.append(
        "Executions to show in class, in the order of a lecture. `./lab view` plays them; the"
            + " reference solution\nplayed most, and where a peer makes a mistake the text says so."
            + " `./lab gallery` records all anew, in a tree\nthat has the reference.\n");
    recorded.keySet().forEach(exhibit -> append(page, exhibit));
    return page.toString();
  }

  private static void append(StringBuilder page, Exhibit exhibit) {
    String number = String.valueOf(Integer.parseInt(exhibit.name().substring(0, 2)));
    page.append("\n## ").append(number).append(". ").append(exhibit.title()).append("\n\n");
    page.append(exhibit.see()).append("\n\n");
    page.append("![%s: %s](%s.png)\n\n".formatted(exhibit.title(), exhibit.see(), exhibit.name()));
    page.append("**Ask:** ").append(exhibit.question()).append("\n\n");
    page.append("```sh\n./lab view %s/%s.jsonl\n```\n".formatted(FOLDER, exhibit.name()));
  }
}
