package paxoslab.junit;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Plays a lesson instead of calling its method once: under each seed, with a cluster of its own.
 */
final class LessonExtension implements InvocationInterceptor, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LessonExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Played.by(parameter.getParameter()).isPresent();
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // JUnit's own invocation is skipped; each seed gets a cluster of its own.
    return null;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    invocation.skip();
    LabSession session =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(LabStart.class, key -> LabStart.now(), LabStart.class)
            .session();
    LessonMethod lesson = LessonMethod.of(method.getExecutable());
    Assumptions.assumeTrue(session.plays(lesson), "another lesson's trace is played again");
    LessonResult result = session.play(lesson);
    if (!result.passed()) {
      throw new LessonNotPassed(session.explain(result));
    }
  }
}
