package paxoslab.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** The reference's own tests, run on a mutant. */
final class UnitTests {
  private static final String PACKAGE = "paxoslab.reference.";
  private static final List<String> TESTS =
      List.of("AcceptorTest", "LearnerTest", "ProposerTest", "PaxosPeerTest");

  private final Path testClasses;

  /** Tests that were compiled to this directory. */
  UnitTests(Path testClasses) {
    this.testClasses = testClasses;
  }

  /** The name of a test that fails with the mutant's classes; empty if all pass. */
  Optional<String> killer(Path classes) throws IOException {
    try (Loader loader = new Loader(classes, testClasses)) {
      LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
      for (String test : TESTS) {
        request.selectors(selectClass(loader.loadClass(PACKAGE + test)));
      }
      return run(request.build()).stream().map(f -> f.getTestIdentifier().getDisplayName()).findAny();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the profile compiles the tests first", e);
    }
  }

  private static List<Failure> run(LauncherDiscoveryRequest request) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    if (summary.getSummary().getTestsFoundCount() == 0) {
      throw new IllegalStateException("no unit test was found");
    }
    return summary.getSummary().getFailures();
  }

  /** Takes the reference and its tests from these directories, though the class path has both. */
  private static final class Loader extends URLClassLoader {
    Loader(Path classes, Path tests) throws MalformedURLException {
      super(
          new URL[] {classes.toUri().toURL(), tests.toUri().toURL()},
          UnitTests.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
