package paxoslab.solution;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Reads the class files of one package, from a directory of classes or from a jar. */
final class ClassFiles {
  private ClassFiles() {}

  /** Class bytes by binary name, of all classes in the package of the given one. */
  static Map<String, byte[]> ofPackage(String className, ClassLoader loader) {
    String path = className.replace('.', '/') + ".class";
    URL url = loader.getResource(path);
    if (url == null) {
      throw new SolutionException(className + ": no such class; build the lab with mvn compile");
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    try {
      if (url.getProtocol().equals("file")) {
        return fromDirectory(Objects.requireNonNull(Path.of(url.toURI()).getParent()), folder);
      }
      return fromJar((JarURLConnection) url.openConnection(), folder);
    } catch (IOException | URISyntaxException e) {
      throw new SolutionException(className + ": can't be read from " + url + ": " + e, e);
    }
  }

  private static Map<String, byte[]> fromDirectory(Path directory, String folder)
      throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.class")) {
      for (Path file : files) {
        classes.put(binaryName(folder + file.getFileName()), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static Map<String, byte[]> fromJar(JarURLConnection connection, String folder)
      throws IOException {
    connection.setUseCaches(false);
    Map<String, byte[]> classes = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        boolean inPackage = name.startsWith(folder) && name.indexOf('/', folder.length()) < 0;
        if (inPackage && name.endsWith(".class")) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(binaryName(name), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static String binaryName(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }
}
