package paxoslab.explore;

/**
 * All schedules of a small model of Paxos: what a search of real peers is compared with.
 *
 * <pre>{@code
 * ModelSearch.Result all = ModelSearch.explore(2, 3);
 * }</pre>
 */
public final class ModelSearch {
  private ModelSearch() {}

  /**
   * What there is.
   *
   * @param traces schedules, up to the order of arrivals at different processes
   * @param agrees false if somewhere two values were chosen
   */
  public record Result(long traces, boolean agrees) {}

  /** Plays all schedules of so many proposers, with one ballot each, and acceptors. */
  public static Result explore(int proposers, int acceptors) {
    ScheduleTree schedules = new ScheduleTree(new PaxosModel(proposers, acceptors)::processOf);
    boolean agrees = true;
    do {
      PaxosModel model = new PaxosModel(proposers, acceptors);
      for (int move = schedules.next(model::enabled);
          move != ScheduleTree.END;
          move = schedules.next(model::enabled)) {
        model.take(move);
      }
      agrees &= model.agrees();
    } while (schedules.advance());
    return new Result(schedules.traces(), agrees);
  }
}
