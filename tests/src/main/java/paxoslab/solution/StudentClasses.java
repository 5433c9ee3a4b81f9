package paxoslab.solution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import paxoslab.api.Paxos;

/** The student's classes as trees, and who inherits from whom, the JDK included. */
final class StudentClasses {
  private final Map<String, ClassNode> nodes = new LinkedHashMap<>();
  private final Map<String, Set<String>> supertypes = new LinkedHashMap<>();
  private final Map<String, Set<String>> declared = new HashMap<>();

  private StudentClasses() {}

  /** Parses class files given by binary name. */
  static StudentClasses read(Map<String, byte[]> classes) {
    StudentClasses student = new StudentClasses();
    for (byte[] bytes : new TreeMap<>(classes).values()) {
      ClassNode node = new ClassNode();
      // The rewriter adds a local variable to each frame, which only expanded frames list in full.
      new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
      student.nodes.put(node.name, node);
    }
    return student;
  }

  Collection<ClassNode> all() {
    return nodes.values();
  }

  Optional<ClassNode> find(String internalName) {
    return Optional.ofNullable(nodes.get(internalName));
  }

  boolean contains(String internalName) {
    return nodes.containsKey(internalName);
  }

  boolean isSubtype(String internalName, String supertype) {
    return supertypes(internalName).contains(supertype);
  }

  /** A type and all that it extends or implements, nearest first. */
  Set<String> supertypes(String internalName) {
    Set<String> known = supertypes.get(internalName);
    if (known == null) {
      known = new LinkedHashSet<>();
      known.add(internalName);
      for (String parent : parents(internalName)) {
        known.addAll(supertypes(parent));
      }
      supertypes.put(internalName, known);
    }
    return known;
  }

  /** True if a class that is not the student's declares a method of this name. */
  boolean declares(String internalName, String method) {
    return declared.computeIfAbsent(internalName, StudentClasses::methodNames).contains(method);
  }

  private static Set<String> methodNames(String internalName) {
    Set<String> names = new HashSet<>();
    try (InputStream in = open(internalName)) {
      if (in != null) {
        ClassNode node = new ClassNode();
        new ClassReader(in).accept(node, ClassReader.SKIP_CODE);
        node.methods.forEach(method -> names.add(method.name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private List<String> parents(String internalName) {
    ClassNode node = nodes.get(internalName);
    String superName;
    List<String> interfaces;
    if (node != null) {
      superName = node.superName;
      interfaces = node.interfaces;
    } else {
      try (InputStream in = open(internalName)) {
        if (in == null) {
          return List.of();
        }
        ClassReader reader = new ClassReader(in);
        superName = reader.getSuperName();
        interfaces = List.of(reader.getInterfaces());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Set<String> parents = new LinkedHashSet<>();
    if (superName != null) {
      parents.add(superName);
    }
    parents.addAll(interfaces);
    return List.copyOf(parents);
  }

  private static InputStream open(String internalName) {
    String resource = internalName + ".class";
    return internalName.startsWith("paxoslab/")
        ? Paxos.class.getClassLoader().getResourceAsStream(resource)
        : ClassLoader.getPlatformClassLoader().getResourceAsStream(resource);
  }
}
