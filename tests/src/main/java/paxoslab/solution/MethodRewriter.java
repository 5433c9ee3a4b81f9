package paxoslab.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites one method: each call and each backward jump is paid for, the depth of calls is counted,
 * monitors are handed to the guard, and lines are recorded where the trace needs them.
 *
 * <p>The method's depth lies in a new local variable behind all others, so that it is known again
 * where an exception is caught. That variable is added to each stack map frame; nothing else
 * changes a frame, for all that is inserted leaves the stack as it was.
 */
final class MethodRewriter {
  static final String GUARD = "paxoslab/guard/Guard";

  /**
   * Handlers, and what they delegate to under the same name, such as an acceptor's {@code accept(n,
   * v)}: by name, what they return. The innermost one's line is the one to look at.
   */
  private static final Map<String, String> HANDLERS =
      Map.of(
          "prepare", ")Lpaxoslab/api/PrepareReply;",
          "accept", ")Lpaxoslab/api/AcceptReply;",
          "choose", ")Lpaxoslab/api/ChooseReply;",
          "updateDoneSeqs", ")Lpaxoslab/api/SeqReply;",
          "get", ")Lpaxoslab/api/GetReply;",
          "put", ")Lpaxoslab/api/PutReply;",
          "append", ")Lpaxoslab/api/AppendReply;");

  private final ClassNode owner;
  private final MethodNode method;
  private final InsnList code;
  private final StudentClasses student;
  private final String file;
  private final boolean handler;
  private final boolean counted;
  private final boolean locked;
  private final int depth;
  private int line;

  MethodRewriter(ClassNode owner, MethodNode method, StudentClasses student) {
    this.owner = owner;
    this.method = method;
    this.student = student;
    code = method.instructions;
    file = Lines.fileOf(owner);
    String reply = HANDLERS.get(method.name);
    handler = reply != null && method.desc.endsWith(reply);
    locked = (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    counted = locked || Arrays.stream(code.toArray()).anyMatch(MethodRewriter::calls);
    depth = method.maxLocals;
  }

  void rewrite() {
    line = Lines.first(method);
    LabelNode start = new LabelNode();
    InsnList entry = entry(start);
    Set<LabelNode> handlers = new LinkedHashSet<>();
    method.tryCatchBlocks.forEach(block -> handlers.add(block.handler));
    Set<LabelNode> catchers = handlersThatMayThrow();
    Set<LabelNode> seen = new HashSet<>();
    // A copy, because the list grows meanwhile.
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn instanceof LabelNode label) {
        seen.add(label);
      } else {
        rewrite(insn, seen);
      }
    }
    catchers.forEach(this::passUnwindOn);
    if (counted) {
      handlers.forEach(this::restoreDepth);
      method.maxLocals = depth + 1;
    }
    if (locked) {
      unlockWhenThrown(start);
    }
    code.insert(entry);
  }

  private static boolean calls(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode || insn instanceof InvokeDynamicInsnNode;
  }

  private InsnList entry(LabelNode start) {
    InsnList entry = new InsnList();
    if (line > 0) {
      // Else the guard's own failures at a call would show no line.
      LabelNode first = new LabelNode();
      entry.add(first);
      entry.add(new LineNumberNode(line, first));
    }
    if (counted) {
      entry.add(guard("enter", "()I"));
      entry.add(new VarInsnNode(Opcodes.ISTORE, depth));
    } else {
      entry.add(guard("spend", "()V"));
    }
    if (handler) {
      entry.add(guard("handling", "()V"));
    }
    if (locked) {
      method.access &= ~Opcodes.ACC_SYNCHRONIZED;
      entry.add(loadMonitor());
      entry.add(new LdcInsnNode(here()));
      entry.add(guard("lock", "(Ljava/lang/Object;Ljava/lang/String;)V"));
      entry.add(start);
    }
    return entry;
  }

  private void rewrite(AbstractInsnNode insn, Set<LabelNode> seen) {
    if (insn instanceof JumpInsnNode jump) {
      spendIfBackward(insn, List.of(jump.label), seen);
    } else if (insn instanceof TableSwitchInsnNode table) {
      spendIfBackward(insn, targets(table.labels, table.dflt), seen);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      spendIfBackward(insn, targets(lookup.labels, lookup.dflt), seen);
    } else if (insn instanceof FrameNode frame) {
      addDepth(frame);
    } else if (insn instanceof MethodInsnNode call) {
      rewriteCall(call);
    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
      redirect(dynamic);
    } else if (insn instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
      type.desc = Redirects.made(type.desc);
    } else if (insn.getOpcode() == Opcodes.MONITORENTER) {
      code.insertBefore(insn, new LdcInsnNode(here()));
      code.set(insn, guard("lock", "(Ljava/lang/Object;Ljava/lang/String;)V"));
    } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
      code.set(insn, guard("unlock", "(Ljava/lang/Object;)V"));
    } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
      beforeReturn(insn);
    }
  }

  private static List<LabelNode> targets(List<LabelNode> labels, LabelNode fallback) {
    List<LabelNode> targets = new ArrayList<>(labels);
    targets.add(fallback);
    return targets;
  }

  private void spendIfBackward(
      AbstractInsnNode jump, List<LabelNode> targets, Set<LabelNode> seen) {
    if (targets.stream().anyMatch(seen::contains)) {
      code.insertBefore(jump, guard("spend", "()V"));
    }
  }

  private void rewriteCall(MethodInsnNode call) {
    if (call.owner.equals("java/lang/Thread") && Interrupts.drop(call, code)) {
      return;
    }
    if (call.getOpcode() == Opcodes.INVOKESPECIAL) {
      call.owner = Redirects.made(call.owner);
    } else if (call.getOpcode() == Opcodes.INVOKESTATIC) {
      call.owner = Redirects.called(call.owner, call.name, call.desc);
    }
    if (Waits.showLine(call, student)) {
      tellLine(call, "at");
    } else if (Waits.locks(call, student)) {
      tellLine(call, "lockAt");
    }
  }

  private void tellLine(MethodInsnNode call, String method) {
    code.insertBefore(call, new LdcInsnNode(here()));
    code.insertBefore(call, guard(method, "(Ljava/lang/String;)V"));
  }

  private static void redirect(InvokeDynamicInsnNode dynamic) {
    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
      if (dynamic.bsmArgs[i] instanceof Handle handle) {
        dynamic.bsmArgs[i] = Redirects.handle(handle);
      }
    }
  }

  private void beforeReturn(AbstractInsnNode insn) {
    InsnList inserted = new InsnList();
    if (handler) {
      inserted.add(new LdcInsnNode(here()));
      inserted.add(guard("returned", "(Ljava/lang/String;)V"));
    }
    if (locked) {
      inserted.add(loadMonitor());
      inserted.add(guard("unlock", "(Ljava/lang/Object;)V"));
    }
    if (counted) {
      inserted.add(new VarInsnNode(Opcodes.ILOAD, depth));
      inserted.add(guard("leave", "(I)V"));
    }
    code.insertBefore(insn, inserted);
  }

  /** Where an exception is caught, the methods below are gone. */
  private void restoreDepth(LabelNode handlerLabel) {
    InsnList inserted = new InsnList();
    inserted.add(new VarInsnNode(Opcodes.ILOAD, depth));
    inserted.add(guard("caught", "(I)V"));
    insertAt(handlerLabel, inserted);
  }

  /** What ends a peer can't be caught, or a loop that catches Throwable would never end. */
  private void passUnwindOn(LabelNode handlerLabel) {
    InsnList inserted = new InsnList();
    inserted.add(new InsnNode(Opcodes.DUP));
    inserted.add(guard("passOn", "(Ljava/lang/Throwable;)V"));
    insertAt(handlerLabel, inserted);
  }

  private void insertAt(LabelNode handlerLabel, InsnList inserted) {
    AbstractInsnNode at = handlerLabel;
    while (at.getNext().getOpcode() < 0) {
      at = at.getNext();
    }
    code.insert(at, inserted);
  }

  /**
   * Javac's clean-up of a synchronized block covers itself: what it throws it would catch again.
   */
  private Set<LabelNode> handlersThatMayThrow() {
    Set<LabelNode> catchers = new LinkedHashSet<>();
    method.tryCatchBlocks.forEach(block -> catchers.add(block.handler));
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int at = code.indexOf(block.handler);
      if (code.indexOf(block.start) <= at && at < code.indexOf(block.end)) {
        catchers.remove(block.handler);
      }
    }
    return catchers;
  }

  /** The body of a synchronized method becomes a try block that unlocks and throws on. */
  private void unlockWhenThrown(LabelNode start) {
    LabelNode end = new LabelNode();
    code.add(end);
    // The handler needs no local variable but "this".
    Object[] locals = isStatic() ? new Object[0] : new Object[] {owner.name};
    Object[] thrown = {"java/lang/Throwable"};
    code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, thrown));
    code.add(loadMonitor());
    code.add(guard("unlock", "(Ljava/lang/Object;)V"));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
  }

  private void addDepth(FrameNode frame) {
    if (!counted) {
      return;
    }
    List<Object> locals = frame.local == null ? new ArrayList<>() : new ArrayList<>(frame.local);
    int slots = 0;
    for (Object type : locals) {
      slots += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }
    for (; slots < depth; slots++) {
      locals.add(Opcodes.TOP);
    }
    locals.add(Opcodes.INTEGER);
    frame.local = locals;
  }

  private AbstractInsnNode loadMonitor() {
    return isStatic()
        ? new LdcInsnNode(Type.getObjectType(owner.name))
        : new VarInsnNode(Opcodes.ALOAD, 0);
  }

  private boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  private String here() {
    return Lines.at(file, line);
  }

  private static MethodInsnNode guard(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, GUARD, name, descriptor, false);
  }
}
