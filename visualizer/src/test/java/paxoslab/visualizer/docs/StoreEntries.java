package paxoslab.visualizer.docs;

import static paxoslab.visualizer.docs.Entry.drawn;

import java.util.List;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.check.StoreRules;
import paxoslab.visualizer.sample.HandRun;

/** A store's servers and clients. */
final class StoreEntries {
  private static final int C0 = 2;
  private static final int C1 = 3;

  private StoreEntries() {}

  static List<Entry> all() {
    AppendArgs append = new AppendArgs("k", "a", "c0", 1);
    return List.of(
        drawn(
            StoreRules.KV_ANSWERED,
            "A client knows of its operation what servers tell it. RETRY, and no reply at all, say"
                + " nothing of whether it took effect: the client asks again, the same server or"
                + " another, until one says DONE.",
            "s0 says retry, and c0 takes that for an answer.",
            HandRun.store(2, 1)
                .asks(C0, "append", "k", "a")
                .exchange(C0, 0, append, new AppendReply(KvResult.RETRY))
                .completes(C0, "append", null)),
        drawn(
            StoreRules.KV_ONCE,
            "A client that hears nothing can't know whether its operation took effect, and must ask"
                + " again, maybe another server. So all servers must know an operation again, by"
                + " its client and its number, and do it only where it is first among the"
                + " instances. Where the servers' values tell, the instances in which it was chosen are"
                + " named.",
            "s0 carries out c0's append, and its answer is lost; s1 is asked for the same operation and"
                + " carries it out once more.",
            HandRun.store(2, 1)
                .asks(C0, "append", "k", "a")
                .unheard(C0, 0, append, new AppendReply(KvResult.DONE))
                .exchange(C0, 1, append, new AppendReply(KvResult.DONE))
                .completes(C0, "append", null)
                .asks(C0, "get", "k", null)
                .exchange(C0, 1, new GetArgs("k", "c0", 2), new GetReply(KvResult.DONE, "aa"))
                .completes(C0, "get", "aa")),
        drawn(
            StoreRules.KV_LINEARIZABLE,
            "To all clients together the store must look like one machine that does one thing after the"
                + " other. The usual cause is a get that is answered from what this server has"
                + " applied so far: another server may have done more. A get needs a place among"
                + " the instances like any other operation.",
            "c0's append is complete before c1 asks for the key; s1 answers all the same that it is"
                + " empty.",
            HandRun.store(2, 2)
                .asks(C0, "append", "k", "a")
                .exchange(C0, 0, append, new AppendReply(KvResult.DONE))
                .completes(C0, "append", null)
                .asks(C1, "get", "k", null)
                .exchange(C1, 1, new GetArgs("k", "c1", 1), new GetReply(KvResult.DONE, ""))
                .completes(C1, "get", "")),
        drawn(
            StoreRules.KV_PROGRESS,
            "Safe is not enough: as long as a client reaches a server that reaches a majority, its"
                + " operation must end. Usually a client asks one server only, a server proposes an"
                + " operation once and lets go of it when another one wins the instance, or an"
                + " instance that nobody decided stays a hole for ever. What the run proves of the reason is"
                + " said: whom the client asks, and what became of the instance that the server asked"
                + " started last.",
            "s0 says retry, and that is the last that is heard of c0's operation.",
            HandRun.store(2, 1)
                .asks(C0, "append", "k", "a")
                .exchange(C0, 0, append, new AppendReply(KvResult.RETRY))
                .found(
                    StoreRules.KV_PROGRESS,
                    C0,
                    "c0's append(k, \"a\"), its operation number 0, is not complete after 30 s.",
                    List.of(0))));
  }
}
