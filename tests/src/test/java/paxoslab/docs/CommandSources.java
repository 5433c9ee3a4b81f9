package paxoslab.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Commands of modules that are built after this one, by the annotations in their sources: names,
 * options, whether an option takes a value.
 */
final class CommandSources {
  private final List<ClassTree> classes = new ArrayList<>();

  /** The commands declared in the sources of a directory; none if it isn't there. */
  CommandSources(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Command.java")).toList()) {
        classes.addAll(classes(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The commands, made anew each time: a command line keeps what it adds to a command. */
  List<CommandSpec> commands() {
    return classes.stream().flatMap(type -> command(type).stream()).toList();
  }

  private static List<ClassTree> classes(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      CompilationUnitTree unit = task.parse().iterator().next();
      return unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(ClassTree.class::cast)
          .toList();
    }
  }

  private static Optional<CommandSpec> command(ClassTree type) {
    return annotation(type.getModifiers().getAnnotations(), "Command")
        .map(
            declared -> {
              CommandSpec spec = CommandSpec.create().name(words(declared, "name").get(0));
              type.getMembers().stream()
                  .filter(VariableTree.class::isInstance)
                  .forEach(m -> field((VariableTree) m, spec));
              return spec;
            });
  }

  private static void field(VariableTree field, CommandSpec spec) {
    List<? extends AnnotationTree> annotations = field.getModifiers().getAnnotations();
    Class<?> type = typeOf(field.getType().toString());
    annotation(annotations, "Option")
        .ifPresent(
            option ->
                spec.addOption(
                    OptionSpec.builder(words(option, "names").toArray(String[]::new))
                        .type(type)
                        .arity(type == boolean.class ? "0" : "1")
                        .required(words(option, "required").contains("true"))
                        .build()));
    annotation(annotations, "Parameters")
        .ifPresent(
            parameter -> {
              List<String> arity = words(parameter, "arity");
              String takes = arity.isEmpty() ? "1" : arity.get(0);
              spec.addPositional(PositionalParamSpec.builder().type(type).arity(takes).build());
            });
  }

  private static Class<?> typeOf(String type) {
    return switch (type) {
      case "boolean" -> boolean.class;
      case "int", "Integer" -> Integer.class;
      case "long", "Long" -> Long.class;
      default -> String.class;
    };
  }

  private static Optional<? extends AnnotationTree> annotation(
      List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream()
        .filter(a -> a.getAnnotationType().toString().equals(name))
        .findFirst();
  }

  /** The literals of one element of an annotation. */
  private static List<String> words(AnnotationTree annotation, String element) {
    return annotation.getArguments().stream()
        .map(AssignmentTree.class::cast)
        .filter(a -> a.getVariable().toString().equals(element))
        .flatMap(a -> literals(a.getExpression()))
        .toList();
  }

  private static Stream<String> literals(ExpressionTree value) {
    if (value instanceof LiteralTree literal) {
      return Stream.of(String.valueOf(literal.getValue()));
    } else if (value instanceof NewArrayTree array) {
      return array.getInitializers().stream().flatMap(CommandSources::literals);
    }
    return Stream.of();
  }
}
