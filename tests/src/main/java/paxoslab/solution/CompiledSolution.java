package paxoslab.solution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import paxoslab.api.Paxos;
import paxoslab.guard.GuardControl;
import paxoslab.guard.GuardPanel;
import paxoslab.intake.LeftOut;

/**
 * A solution in memory. Immutable, but for the classes that ended runs gave back: they may be used
 * again, for any peer, because the scan has made sure that they hold no mutable static state.
 */
final class CompiledSolution implements Solution {
  private final String name;
  private final String sha256;
  private final String peerClass;

  /** Stands in the package of the classes of part B. */
  private final String besideStore;

  private final List<Refusal> refusals;
  private final List<Suspect> suspects;
  private final List<LeftOut> leftOut;
  private final Map<String, byte[]> rewritten;
  private final Map<String, byte[]> classes;
  private final Set<String> withoutWait;
  private final ConcurrentLinkedQueue<PeerClasses> idle = new ConcurrentLinkedQueue<>();

  /**
   * A solution whose classes are scanned and rewritten.
   *
   * @param rewritten class bytes by binary name
   * @param withoutWait the requests whose handlers can't wait
   */
  CompiledSolution(
      String name,
      String sha256,
      String peerClass,
      List<Refusal> refusals,
      List<Suspect> suspects,
      List<LeftOut> leftOut,
      Map<String, byte[]> rewritten,
      Set<String> withoutWait) {
    this(name, sha256, peerClass, peerClass, refusals, suspects, leftOut, rewritten, withoutWait);
  }

  /**
   * The same, where the classes of part B are in another package than the peer.
   *
   * @param besideStore a class of that package
   */
  CompiledSolution(
      String name,
      String sha256,
      String peerClass,
      String besideStore,
      List<Refusal> refusals,
      List<Suspect> suspects,
      List<LeftOut> leftOut,
      Map<String, byte[]> rewritten,
      Set<String> withoutWait) {
    this.name = name;
    this.sha256 = sha256;
    this.peerClass = peerClass;
    this.besideStore = besideStore;
    this.refusals = List.copyOf(refusals);
    this.suspects = List.copyOf(suspects);
    this.leftOut = List.copyOf(leftOut);
    this.rewritten = Collections.unmodifiableMap(new LinkedHashMap<>(rewritten));
    classes = new LinkedHashMap<>(Templates.bytes());
    classes.putAll(rewritten);
    this.withoutWait = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(withoutWait)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public String peerClass() {
    return peerClass;
  }

  @Override
  public String serverClass() {
    return StoreClasses.SERVER.in(besideStore);
  }

  @Override
  public String clientClass() {
    return StoreClasses.CLIENT.in(besideStore);
  }

  @Override
  public List<Refusal> refusals() {
    return refusals;
  }

  @Override
  public List<Suspect> suspects() {
    return suspects;
  }

  @Override
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  @Override
  public Map<String, byte[]> classes() {
    return rewritten;
  }

  @Override
  public Set<String> withoutWait() {
    return withoutWait;
  }

  @Override
  public LoadedPeer load(int peer) {
    PeerClasses reused = idle.poll();
    return new Lease(reused != null ? reused : define());
  }

  private PeerClasses define() {
    ClassLoader loader = new PeerClassLoader(classes, Paxos.class.getClassLoader());
    try {
      Object panel = loader.loadClass(GuardPanel.class.getName()).getConstructor().newInstance();
      return new PeerClasses(loader, loader.loadClass(peerClass), (GuardControl) panel);
    } catch (ReflectiveOperationException e) {
      throw new SolutionException(name + ": " + peerClass + " can't be loaded: " + e, e);
    }
  }

  /** One peer's copy of the classes. */
  private record PeerClasses(ClassLoader loader, Class<?> peerClass, GuardControl guard) {}

  /** A copy in use by one peer of one run. */
  private final class Lease implements LoadedPeer {
    private final PeerClasses classes;
    private final AtomicBoolean released = new AtomicBoolean();

    Lease(PeerClasses classes) {
      this.classes = classes;
    }

    @Override
    public ClassLoader loader() {
      return classes.loader();
    }

    @Override
    public Class<?> peerClass() {
      return classes.peerClass();
    }

    @Override
    public Class<?> serverClass() {
      return named(CompiledSolution.this.serverClass());
    }

    @Override
    public Class<?> clientClass() {
      return named(CompiledSolution.this.clientClass());
    }

    private Class<?> named(String className) {
      try {
        return classes.loader().loadClass(className);
      } catch (ClassNotFoundException e) {
        throw new SolutionException(name + ": no class " + className, e);
      }
    }

    @Override
    public GuardControl guard() {
      return classes.guard();
    }

    @Override
    public boolean neverWaits(Class<?> request) {
      return withoutWait.contains(request.getName());
    }

    @Override
    public void release() {
      if (released.compareAndSet(false, true)) {
        classes.guard().connect(null);
        // What was refused may hold static state, so it is not used again.
        if (refusals.isEmpty()) {
          idle.add(classes);
        }
      }
    }
  }
}
