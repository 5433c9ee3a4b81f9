package paxoslab.guard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Collectors whose sets and maps keep the order of the stream. The JDK's own have hash order, which
 * for enums differs from run to run. Each means what Collectors' of the same name means.
 */
public final class LocalCollectors {
  private LocalCollectors() {}

  /** Into a set. */
  public static <T> Collector<T, ?, Set<T>> toSet() {
    return Collectors.toCollection(LinkedHashSet::new);
  }

  /** Into lists by key. */
  public static <T, K> Collector<T, ?, Map<K, List<T>>> groupingBy(
      Function<? super T, ? extends K> key) {
    return groupingBy(key, Collectors.toList());
  }

  /** Into other collections by key. */
  public static <T, K, A, D> Collector<T, ?, Map<K, D>> groupingBy(
      Function<? super T, ? extends K> key, Collector<? super T, A, D> downstream) {
    return Collectors.groupingBy(key, LinkedHashMap::new, downstream);
  }

  /** Into a map; two elements of one key are an IllegalStateException. */
  public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(
      Function<? super T, ? extends K> key, Function<? super T, ? extends U> value) {
    BinaryOperator<U> clash =
        (a, b) -> {
          throw new IllegalStateException("duplicate key for the values " + a + " and " + b);
        };
    return toMap(key, value, clash);
  }

  /** Into a map, merging the values of one key. */
  public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(
      Function<? super T, ? extends K> key,
      Function<? super T, ? extends U> value,
      BinaryOperator<U> merge) {
    return Collectors.toMap(key, value, merge, LinkedHashMap::new);
  }
}
