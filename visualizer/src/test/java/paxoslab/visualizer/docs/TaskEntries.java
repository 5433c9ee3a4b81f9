package paxoslab.visualizer.docs;

import static paxoslab.visualizer.docs.Entry.coded;
import static paxoslab.visualizer.docs.Entry.said;

import java.util.List;
import paxoslab.check.HostRules;
import paxoslab.check.Rules;

/** A peer as a program. */
final class TaskEntries {
  private TaskEntries() {}

  static List<Entry> law() {
    return List.of(
        coded(
            HostRules.NOT_IMPLEMENTED,
            "A method of the stub throws this until it is written; nothing else is wrong yet.",
            """
            public void start(int seq, Object value) {
              throw new UnsupportedOperationException("not implemented yet: start");
            }
            """),
        coded(
            HostRules.REFUSED,
            "The same seed has to give the same run. The message names what to use instead. Most of"
                + " it is found in the class file, before anything runs.",
            """
            public void start(int seq, Object value) {
              long began = System.nanoTime();
            }
            """),
        coded(
            HostRules.UNSENDABLE_VALUE,
            "What is sent is copied and made anew at the receiver; the lab has to know how. null is"
                + " never proposed.",
            """
            public void start(int seq, Object value) {
              env.call(peers.get(1), new ChooseArgs(seq, new HashMap<String, String>()));
            }
            """),
        coded(
            HostRules.EXCEPTION_ESCAPED,
            "join and get throw where no reply came; await gives an empty Optional instead. Where an"
                + " exception of yours escaped, its line is the place to look.",
            """
            Optional<Integer> promised = Optional.empty();

            public PrepareReply prepare(PrepareArgs args) {
              return new PrepareReply(true, promised.orElseThrow(), -1, null);
            }

            public void start(int seq, Object value) {
              env.call(peers.get(1), new PrepareArgs(seq, 1));
            }
            """),
        coded(
            HostRules.START_RETURNS,
            "The application goes on at once; what takes time belongs into a task of its own. A loop"
                + " without end in start is a [busy-loop](#busy-loop).",
            """
            public void start(int seq, Object value) {
              env.call(peers.get(1), new PrepareArgs(seq, 1)).await();
            }
            """),
        coded(
            HostRules.STATUS_LOCAL,
            "So may the application ask at any time, and as often as it likes. The same holds for min"
                + " and max.",
            """
            public Status status(int seq) {
              env.call(peers.get(1), new PrepareArgs(seq, 1));
              return new Status(Fate.PENDING, null);
            }
            """),
        coded(
            HostRules.HANDLER_DEADLOCK,
            "A handler may call and wait, but not for the answer that it is about to give.",
            """
            public PrepareReply prepare(PrepareArgs args) {
              return env.call(peers.get(me), args).join();
            }

            public void start(int seq, Object value) {
              env.call(peers.get(1), new PrepareArgs(seq, 1));
            }
            """),
        coded(
            HostRules.LOCK_HELD_WHILE_WAITING,
            "Whoever else needs the lock would wait for a task that waits. Between two waits a task is"
                + " alone anyhow: no lock is needed.",
            """
            public void start(int seq, Object value) {
              env.spawn(() -> ask(seq));
            }

            synchronized void ask(int seq) {
              env.call(peers.get(1), new PrepareArgs(seq, 1)).await();
            }
            """),
        coded(
            HostRules.WAIT_REFUSED,
            "While a callback waits nothing can happen that it could wait for. Spawn a task.",
            """
            public void start(int seq, Object value) {
              env.call(peers.get(1), new PrepareArgs(seq, 1))
                  .thenAccept(reply -> env.sleep(Duration.ofMillis(10)));
            }
            """),
        coded(
            HostRules.STUCK,
            "Nothing is under way any more, and the task still waits: for a future that nobody"
                + " completes, or for more replies than there are peers.",
            """
            public void start(int seq, Object value) {
              env.spawn(() -> new CompletableFuture<Integer>().join());
            }
            """),
        coded(
            HostRules.BUSY_LOOP,
            "Time stands still while a task runs, so that what a loop waits for can't come. Wait for"
                + " it, or sleep.",
            """
            boolean decided;
            int turns;

            public void start(int seq, Object value) {
              env.spawn(() -> {
                while (!decided) {
                  turns++;
                }
              });
            }
            """),
        coded(
            HostRules.DEEP_RECURSION,
            "The next round is a turn of a loop, or a task, but not a call of the method from within"
                + " itself.",
            """
            public void start(int seq, Object value) {
              round(seq, 1);
            }

            int round(int seq, int n) {
              return 1 + round(seq, n + 1);
            }
            """),
        said(
            HostRules.TASK_LEAK,
            "A task for each instance that looks again and again whether there is something to do will"
                + " never end. The message tells the line at which most of them wait."),
        said(
            HostRules.MESSAGE_FROZEN,
            "The lab copies a message when it is sent, and makes it anew at the receiver. A list that"
                + " is changed later changes no message, so that no run can break this rule."),
        said(
            HostRules.DETERMINISTIC,
            "`./lab replay` plays a recorded run again and names the first event that differs. The"
                + " order of a `HashMap` whose keys have no `hashCode` of their own is a cause that"
                + " can't be refused."),
        said(
            HostRules.SOLO_REPLAY,
            "Grading takes some peers of some runs, and tells each of them the same again where no"
                + " other peer is. What a correct peer does follows from its calls, messages, timers and"
                + " its `Env`; a peer that also looks at memory that others share, at a clock or at"
                + " chance of its own can't do the same there. The message says at which event it did"
                + " what otherwise."),
        said(
            HostRules.PEER_PROCESS,
            "Grading runs the peers in a process of their own, which knows nothing of seeds and"
                + " verdicts. If that ends, uses up its memory, computes without end where no count"
                + " catches it, or writes what is no answer, then this lesson fails with the reason,"
                + " and the next one gets a new process."));
  }

  static List<Entry> lessons() {
    return List.of(
        said(
            Rules.LESSON,
            "A lesson can demand what no rule says of every run: that this value is decided, that this"
                + " peer knows. The message says what; the finding's id is that of the lesson, such"
                + " as `lesson-A12`."));
  }
}
