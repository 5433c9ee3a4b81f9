package paxoslab.visualizer.gallery;

import java.time.Duration;
import java.util.List;
import paxoslab.api.AppendArgs;
import paxoslab.graded.Only;
import paxoslab.junit.Client;
import paxoslab.junit.Lesson;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;
import paxoslab.junit.Topic;

/** What happens in the exhibits of a store, by their names. */
@Topic(value = "The gallery of stores", stage = 2)
final class StoreScenes {
  StoreScenes() {}

  @Lesson(id = "13-race")
  void race(@Servers(value = 3, clients = 2) Store store) {
    // c1 hears nothing of s0, and turns to s1 just when c0 asks s0.
    store.rule(Only.requests(AppendArgs.class).from(store.node("c1")).to(0).lost());
    store.client(1).append("k", "b");
    store.run(Duration.ofMillis(500));
    store.note("c1's first request was lost: it asks s1, while c0 asks s0");
    store.client(0).append("k", "a");
    store.await();
    store.run(Duration.ofMillis(5));
  }

  @Lesson(id = "14-another-server")
  void anotherServer(@Servers(value = 3, clients = 1) Store store) {
    store.rule(Only.repliesTo(AppendArgs.class).from(0).lost());
    Client client = store.client(0);
    client.append("k", "a");
    store.await();
    store.clearRules();
    client.get("k");
    store.await();
  }

  @Lesson(id = "15-minority")
  void minority(@Servers(value = 3, clients = 2) Store store) {
    store.partition("s0 c0 | s1 s2 c1");
    Client alone = store.client(0);
    Client served = store.client(1);
    alone.put("k", "alone");
    served.put("k", "served");
    store.await(List.of(served));
    served.get("k");
    store.await(List.of(served));
    store.expectStalled(alone);
    store.heal();
    store.await();
    served.get("k");
    store.await();
  }

  @Lesson(id = "16-stale-get")
  void staleGet(@Servers(value = 3, clients = 2) Store store) {
    store.partition("s1 c1 | s0 s2");
    store.client(0).append("k", "a");
    store.await();
    // In the same microsecond the two would count as concurrent.
    store.run(Duration.ofMillis(1));
    store.note("c0's append is complete: whoever asks now must see it");
    store.client(1).get("k");
    store.await();
  }
}
