package paxoslab.bundle;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Looks whether a source of the student's part is the untouched stub: fields without values, a
 * constructor that keeps what it is given, and methods that are not implemented yet.
 */
final class StubCheck {
  private static final Pattern KEEPS = Pattern.compile("this\\.(\\w+) = \\1");
  private static final String REMEDY = "; put the stub back, say with git restore";

  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // parse sets it before it looks at any tree
  private CompilationUnitTree unit;

  @SuppressWarnings("NullAway.Init") // parse sets it before it looks at any tree
  private SourcePositions positions;

  private StubCheck(String path) {
    this.path = path;
  }

  /**
   * Checks one source.
   *
   * @param path what problems call it
   * @throws IOException if the compiler can't read the text
   */
  static List<Problem> check(String path, String text) throws IOException {
    StubCheck check = new StubCheck(path);
    check.parse(text);
    return check.problems;
  }

  private void parse(String text) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("this Java has no compiler; run the lab with a JDK, 17 or newer");
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(null, null, ignored -> {}, List.of(), null, List.of(source(text)));
    positions = Trees.instance(task).getSourcePositions();
    for (CompilationUnitTree parsed : task.parse()) {
      unit = parsed;
      for (Tree type : unit.getTypeDecls()) {
        if (type instanceof ClassTree classTree) {
          classTree.getMembers().forEach(this::member);
        }
      }
    }
  }

  private JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("string:///Stub.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private void member(Tree member) {
    if (member instanceof VariableTree field) {
      if (field.getInitializer() != null) {
        problem(field, "field " + field.getName() + " has a value");
      }
    } else if (member instanceof MethodTree method) {
      method(method);
    } else {
      problem(member, "the stub has fields and methods only");
    }
  }

  private void method(MethodTree method) {
    BlockTree body = method.getBody();
    List<? extends StatementTree> statements = body == null ? List.of() : body.getStatements();
    String name = method.getName().toString();
    boolean untouched;
    if (name.equals("<init>")) {
      untouched = statements.stream().allMatch(StubCheck::keepsArgument);
    } else if (name.equals("kill")) {
      untouched = statements.isEmpty();
    } else {
      untouched = statements.size() == 1 && isMissing(statements.get(0), name);
    }
    if (!untouched) {
      String called = name.equals("<init>") ? "the constructor" : "method " + name;
      problem(method, called + " is more than the stub's");
    }
  }

  private static boolean keepsArgument(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
        && KEEPS.matcher(expression.getExpression().toString()).matches();
  }

  private static boolean isMissing(StatementTree statement, String name) {
    return statement
        .toString()
        .strip()
        .equals("throw new UnsupportedOperationException(\"not implemented yet: " + name + "\");");
  }

  private void problem(Tree at, String what) {
    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, at));
    problems.add(new Problem(path, (int) line, what + REMEDY));
  }
}
