package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Send;

/**
 * A peer reports in its own name, and only what the application gave to its done (or -1, before the
 * first). An earlier done may be sent again after a later one: a retry need not stop for it.
 */
final class DoneHonest extends Monitor implements Sees.Sends, Sees.Calls {
  /**
   * For each peer, its dones; those below the floor, which every peer has heard of, are left out.
   */
  private final List<TreeSet<Integer>> dones;

  DoneHonest(Run run, Consumer<Finding> sink) {
    super(Rules.DONE_HONEST, run, sink);
    dones = new ArrayList<>(run.nodes());
    for (int peer = 0; peer < run.nodes(); peer++) {
      dones.add(new TreeSet<>());
    }
  }

  @Override
  public void called(Call call) {
    if (call.op().equals("done")) {
      TreeSet<Integer> mine = dones.get(call.peer());
      mine.headSet(run.floor()).clear();
      mine.add(call.seq());
    }
  }

  @Override
  public void sent(Send send) {
    if (!(send.msg() instanceof SeqArgs args)) {
      return;
    }
    if (args.sender() != send.from()) {
      report(
          0,
          send.id(),
          send.from(),
          send.at(),
          "%s sends updateDoneSeqs in the name of peer %d; sender is the caller's own index, %d."
              .formatted(name(send.from()), args.sender(), send.from()),
          List.of());
    } else if (args.seq() >= run.floor()
        && args.seq() != -1
        && !dones.get(send.from()).contains(args.seq())) {
      String called =
          run.done(send.from()) < 0
              ? "done was not called there yet"
              : "the highest done there is %d".formatted(run.done(send.from()));
      report(
          0,
          send.id(),
          send.from(),
          send.at(),
          "%s reports done up to %d, but done(%d) was never called there: %s."
              .formatted(name(send.from()), args.seq(), args.seq(), called),
          List.of(run.doneAt(send.from())));
    }
  }
}
