package paxoslab.check;

import static paxoslab.check.Rules.API;
import static paxoslab.trace.Finding.Severity.HARD;

import java.util.List;

/** Rules about a peer as a program: its tasks, its values, its one source of time and chance. */
public final class HostRules {
  private static final String TASKS = "§5";
  private static final String VALUES = "§6";
  private static final String STAGES = "§7";
  private static final String PERMITTED = "§11";

  public static final Rule NOT_IMPLEMENTED =
      rule(
          "not-implemented",
          "Still to be written",
          STAGES,
          "Every method of the peer is implemented.");
  public static final Rule REFUSED =
      rule(
          "refused",
          "One source of time and chance",
          PERMITTED,
          "Time, chance and parallelism come from Env alone.");
  public static final Rule UNSENDABLE_VALUE =
      rule(
          "unsendable-value",
          "Values can travel",
          VALUES,
          "Only strings, boxed primitives, enums, records and lists of such cross the network.");
  public static final Rule EXCEPTION_ESCAPED =
      rule(
          "exception-escaped",
          "No exception escapes",
          "No exception escapes from a handler, a task or a callback.");
  public static final Rule START_RETURNS =
      rule(
          "start-returns",
          "start returns at once",
          "start returns without any virtual time passing.");
  public static final Rule STATUS_LOCAL =
      rule(
          "status-local",
          "status asks nobody",
          "status answers from what this peer knows: it sends nothing and does not wait.");
  public static final Rule HANDLER_DEADLOCK =
      rule(
          "handler-deadlock",
          "A handler does not wait for itself",
          "A handler never waits for something that only its own end would bring.");
  public static final Rule LOCK_HELD_WHILE_WAITING =
      rule(
          "lock-held-while-waiting",
          "No lock is held while waiting",
          "A task that waits holds no monitor and no lock.");
  public static final Rule WAIT_REFUSED =
      rule(
          "wait-refused",
          "Callbacks and constructors do not wait",
          "A callback runs in the event loop, and a constructor before it: neither may wait.");
  public static final Rule STUCK =
      rule(
          "stuck",
          "What is awaited will come",
          "A task waits only for what somebody will complete.");
  public static final Rule BUSY_LOOP =
      rule("busy-loop", "No task spins", "A task gives way in a bounded number of steps.");
  public static final Rule DEEP_RECURSION =
      rule("deep-recursion", "Recursion ends", "A method does not call itself without bound.");
  public static final Rule TASK_LEAK =
      rule(
          "task-leak",
          "Tasks end",
          "Once all is quiet, the number of tasks does not grow with the number of instances.");
  public static final Rule MESSAGE_FROZEN =
      rule(
          "message-frozen",
          "A sent message does not change",
          VALUES,
          "A message is not changed after it was sent.");
  public static final Rule DETERMINISTIC =
      rule(
          "deterministic",
          "The same seed, the same run",
          PERMITTED,
          "The same peer with the same seed does the same again.");

  public static final Rule SOLO_REPLAY =
      rule(
          "solo-replay",
          "What a peer does follows from what it is told",
          PERMITTED,
          "A peer that is told the same again, without the other peers, does the same.");

  public static final Rule PEER_PROCESS =
      rule(
          "peer-process",
          "A peer's process answers",
          PERMITTED,
          "A peer neither ends its process nor halts it, and answers each step in time.");

  /** These rules, in the order of the handout. */
  static final List<Rule> ALL =
      List.of(
          NOT_IMPLEMENTED,
          REFUSED,
          UNSENDABLE_VALUE,
          EXCEPTION_ESCAPED,
          START_RETURNS,
          STATUS_LOCAL,
          HANDLER_DEADLOCK,
          LOCK_HELD_WHILE_WAITING,
          WAIT_REFUSED,
          STUCK,
          BUSY_LOOP,
          DEEP_RECURSION,
          TASK_LEAK,
          MESSAGE_FROZEN,
          DETERMINISTIC,
          SOLO_REPLAY,
          PEER_PROCESS);

  private HostRules() {}

  private static Rule rule(String id, String title, String sentence) {
    return rule(id, title, TASKS, sentence);
  }

  private static Rule rule(String id, String title, String handout, String sentence) {
    return new Rule(id, title, HARD, sentence, API, handout);
  }
}
