package paxoslab.visualizer.image;

import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/**
 * Tells a run as a sequence diagram in Mermaid's language, which many wikis draw. Such a diagram
 * knows no crossing messages: each stands where it arrives, or where it is lost.
 */
final class MermaidExporter {
  private final Timeline timeline;
  private final Captions captions;
  private final Trace trace;
  private final StringBuilder out = new StringBuilder("sequenceDiagram\n");

  private MermaidExporter(Trace trace) {
    this.trace = trace;
    this.timeline = new Timeline(trace);
    this.captions = new Captions(timeline);
  }

  /** The diagram's text. */
  static String text(Trace trace) {
    MermaidExporter exporter = new MermaidExporter(trace);
    exporter.tell();
    return exporter.out.toString();
  }

  private void tell() {
    for (int node = 0; node < trace.header().nodes().size(); node++) {
      String who = timeline.isClient(node) ? "actor" : "participant";
      line("%s n%d as %s".formatted(who, node, safe(timeline.laneName(node))));
    }
    for (int i = 0; i < timeline.size(); i++) {
      tell(i, timeline.event(i));
      int id = timeline.event(i).id();
      trace.findings().stream().filter(f -> f.at() == id).forEach(this::finding);
    }
  }

  private void tell(int index, TraceEvent event) {
    if (event instanceof Deliver d) {
      message(d.from(), "->>", d.to(), d.send());
    } else if (event instanceof DeliverReply d) {
      message(d.from(), "-->>", d.to(), d.send());
    } else if (event instanceof Drop d) {
      lost(d);
    } else if (!(event instanceof Send || event instanceof Reply || saysLittle(event))) {
      note(timeline.lane(index) < 0 ? all() : "n" + timeline.lane(index), captions.at(index));
    }
  }

  /** What peers answer to the application is told where it is a decision. */
  private static boolean saysLittle(TraceEvent event) {
    return event instanceof TraceEvent.Result result
        && result.fate() != Fate.CHOSEN
        && !result.isStores();
  }

  private void message(int from, String arrow, int to, int sent) {
    line("n%d%sn%d: %s".formatted(from, arrow, to, label(sent)));
  }

  /** An arrow that ends in a cross. */
  private void lost(Drop drop) {
    TraceEvent sent = timeline.message(drop.send()).orElse(null);
    if (sent instanceof Send s) {
      message(s.from(), "-x", s.to(), drop.send());
    } else if (sent instanceof Reply r) {
      message(r.from(), "--x", r.to(), drop.send());
    }
  }

  private void finding(Finding finding) {
    String over = finding.peer() < 0 ? all() : "n" + finding.peer();
    note(over, "BROKEN " + finding.rule() + ": " + finding.text());
  }

  private void note(String over, String text) {
    line("Note over %s: %s".formatted(over, safe(text)));
  }

  private String all() {
    int last = trace.header().nodes().size() - 1;
    return last == 0 ? "n0" : "n0,n" + last;
  }

  private String label(int sent) {
    TraceEvent message = timeline.message(sent).orElse(null);
    if (message instanceof Send s) {
      return safe(timeline.label((Record) s.msg()));
    }
    return message instanceof Reply r ? safe(timeline.label(r.msg())) : "a message";
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  /** Mermaid takes a semicolon for the end of a line, and a hash for the begin of a character. */
  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '#' -> safe.append("#35;");
                case ';' -> safe.append("#59;");
                case '<' -> safe.append("#lt;");
                case '>' -> safe.append("#gt;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return safe.toString();
  }
}
