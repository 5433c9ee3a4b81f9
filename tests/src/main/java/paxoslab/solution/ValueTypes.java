package paxoslab.solution;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Which types' objects never change. */
final class ValueTypes {
  private static final Set<String> VALUES =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Class",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/String",
          "java/lang/Void",
          "java/math/BigDecimal",
          "java/math/BigInteger",
          "java/nio/charset/Charset",
          "java/util/Locale",
          "java/util/UUID",
          "java/util/concurrent/TimeUnit",
          "java/util/regex/Pattern");

  /** Types whose objects can be values or not: their making decides. */
  private static final Set<String> HOLDERS =
      Set.of(
          "java/lang/Comparable",
          "java/lang/Iterable",
          "java/lang/Object",
          "java/lang/Number",
          "java/lang/CharSequence",
          "java/util/Collection",
          "java/util/List",
          "java/util/Map",
          "java/util/Optional",
          "java/util/Set",
          "java/util/NavigableMap",
          "java/util/NavigableSet",
          "java/util/SortedMap",
          "java/util/SortedSet",
          "java/util/stream/Collector");

  private final StudentClasses student;

  ValueTypes(StudentClasses student) {
    this.student = student;
  }

  /** True if no object of this type can change. */
  boolean isValue(Type type) {
    return isValue(type, new LinkedHashSet<>());
  }

  private boolean isValue(Type type, Set<String> asked) {
    if (type.getSort() != Type.OBJECT) {
      return type.getSort() != Type.ARRAY;
    }
    String name = type.getInternalName();
    if (VALUES.contains(name) || name.startsWith("java/time/")) {
      return true;
    }
    if (student.isSubtype(name, "java/lang/Enum")) {
      return true;
    }
    return student.isSubtype(name, "java/lang/Record")
        && (!asked.add(name) || !student.contains(name) || componentsAreValues(name, asked));
  }

  /** A component of type Object or List gets the benefit of the doubt; a HashMap does not. */
  private boolean componentsAreValues(String record, Set<String> asked) {
    return student.find(record).stream()
        .flatMap(node -> node.fields.stream())
        .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
        .map(field -> Type.getType(field.desc))
        .allMatch(component -> isValue(component, asked) || mayHoldValues(component));
  }

  /** True if it depends on its making whether an object of this type can change. */
  boolean mayHoldValues(Type type) {
    return type.getSort() == Type.OBJECT
        && (HOLDERS.contains(type.getInternalName())
            || isFunction(type)
            || student.find(type.getInternalName()).stream().anyMatch(ValueTypes::isInterface));
  }

  /** True for the JDK's function types, which are lambdas as a rule. */
  static boolean isFunction(Type type) {
    String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    return name.startsWith("java/util/function/")
        || name.equals("java/util/Comparator")
        || name.equals("java/lang/Runnable")
        || name.equals("java/util/stream/Collector");
  }

  /** True for a student's class all of whose objects are alike, for records, and for Object. */
  boolean isStateless(String type) {
    if (type.equals("java/lang/Object")) {
      return true;
    }
    ClassNode node = student.find(type).orElse(null);
    if (node == null) {
      return false;
    }
    return isValue(Type.getObjectType(type))
        || (node.fields.stream().allMatch(ValueTypes::isStatic) && isStateless(node.superName));
  }

  private static boolean isStatic(FieldNode field) {
    return (field.access & Opcodes.ACC_STATIC) != 0;
  }

  private static boolean isInterface(ClassNode node) {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }
}
