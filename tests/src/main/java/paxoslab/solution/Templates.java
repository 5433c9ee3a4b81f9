package paxoslab.solution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.guard.Guard;
import paxoslab.guard.GuardPanel;
import paxoslab.guard.LocalFuture;
import paxoslab.guard.LocalLock;

/** The guard's classes that each peer's loader defines anew. */
final class Templates {
  private static final List<Class<?>> ALL =
      List.of(Guard.class, GuardPanel.class, LocalFuture.class, LocalLock.class);

  private Templates() {}

  /** Their bytes by binary name. */
  static Map<String, byte[]> bytes() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (Class<?> template : ALL) {
      bytes.put(template.getName(), read(template));
    }
    return bytes;
  }

  private static byte[] read(Class<?> template) {
    try (InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
