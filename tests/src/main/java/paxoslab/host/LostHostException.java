package paxoslab.host;

/**
 * A peer that lives in another process can't be asked any more: it ended, or broke the protocol.
 */
public final class LostHostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Host host;

  /**
   * The loss of a host.
   *
   * @param reason one sentence, which a report can show
   */
  public LostHostException(Host host, String reason) {
    super(reason);
    this.host = host;
  }

  /** The host that was lost. */
  public Host host() {
    return host;
  }
}
