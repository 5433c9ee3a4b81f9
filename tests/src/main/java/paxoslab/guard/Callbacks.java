package paxoslab.guard;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paxoslab.api.NoReplyException;

/**
 * Wraps a student's callbacks, so that the host hears of what they throw: CompletableFuture would
 * only fail the dependent future, which often nobody looks at.
 *
 * <p>Not reported is what was no news: that no reply came, and the failure that a callback was
 * called with and has thrown on.
 */
record Callbacks(GuardRuntime runtime) {
  Runnable action(Runnable action) {
    Objects.requireNonNull(action);
    return () -> {
      try {
        action.run();
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  <A> Supplier<A> supplier(Supplier<A> supplier) {
    Objects.requireNonNull(supplier);
    return () -> {
      try {
        return supplier.get();
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  <A> Consumer<A> action(Consumer<A> action) {
    Objects.requireNonNull(action);
    return a -> {
      try {
        action.accept(a);
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  <A, B> Function<A, B> function(Function<A, B> function) {
    Objects.requireNonNull(function);
    return a -> {
      try {
        return function.apply(a);
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  <A, B> BiConsumer<A, B> action(BiConsumer<A, B> action) {
    Objects.requireNonNull(action);
    return (a, b) -> {
      try {
        action.accept(a, b);
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  <A, B, C> BiFunction<A, B, C> function(BiFunction<A, B, C> function) {
    Objects.requireNonNull(function);
    return (a, b) -> {
      try {
        return function.apply(a, b);
      } catch (Throwable thrown) {
        throw escaped(thrown, null);
      }
    };
  }

  /** Of a function that is called with a failure. */
  <B> Function<Throwable, B> failureFunction(Function<Throwable, B> function) {
    Objects.requireNonNull(function);
    return failure -> {
      try {
        return function.apply(failure);
      } catch (Throwable thrown) {
        throw escaped(thrown, failure);
      }
    };
  }

  /** Of a function that is called with a value or a failure. */
  <A, C> BiFunction<A, Throwable, C> outcomeFunction(BiFunction<A, Throwable, C> function) {
    Objects.requireNonNull(function);
    return (value, failure) -> {
      try {
        return function.apply(value, failure);
      } catch (Throwable thrown) {
        throw escaped(thrown, failure);
      }
    };
  }

  /** Of an action that is called with a value or a failure. */
  <A> BiConsumer<A, Throwable> outcomeAction(BiConsumer<A, Throwable> action) {
    Objects.requireNonNull(action);
    return (value, failure) -> {
      try {
        action.accept(value, failure);
      } catch (Throwable thrown) {
        throw escaped(thrown, failure);
      }
    };
  }

  private RuntimeException escaped(Throwable thrown, @Nullable Throwable incoming) {
    Throwable root = root(thrown);
    if (!(root instanceof NoReplyException) && (incoming == null || root != root(incoming))) {
      runtime.escaped(thrown);
    }
    throw Callbacks.<RuntimeException>unchecked(thrown);
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while ((root instanceof CompletionException || root instanceof ExecutionException)
        && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Lets what a callback threw pass unchanged: wrapped, the dependent would show another cause. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
