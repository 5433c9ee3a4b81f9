package paxoslab.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import paxoslab.api.Request;

/** Numbers messages that are alike. Remembers the latest kinds only, so memory is bounded. */
final class Occurrences {
  private static final int MOST = 50_000;

  private record Kind(boolean reply, int from, int to, Class<?> type, int seq, int ballot) {
    /** A record's own takes part of a short run's time; a class's name is a hash that lasts. */
    @Override
    public int hashCode() {
      int hash = (from * 31 + to) * 31 + seq;
      hash = hash * 31 + ballot;
      return hash * 62 + (reply ? 31 : 0) + type.getName().hashCode();
    }
  }

  private final Map<Kind, Integer> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, Integer> eldest) {
          return size() > MOST;
        }
      };

  Message number(boolean reply, int from, int to, Request<?> request, int seq, int ballot) {
    int before =
        counts.merge(new Kind(reply, from, to, request.getClass(), seq, ballot), 1, Integer::sum)
            - 1;
    return new Message(reply, from, to, request, seq, ballot, before);
  }
}
