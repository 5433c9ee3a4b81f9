package paxoslab.child;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.Stimulus;

/** A host that is told tokens where the world has a lesson's own strings. */
final class TokenHost extends RelayHost {
  private final Tokens tokens;
  private final ValueNames given;
  private final ValueNames toChild;
  private final ValueNames toParent;

  /**
   * A host in front of another.
   *
   * @param tokens of the run, the same for all of its peers
   */
  TokenHost(Host behind, Tokens tokens) {
    super(behind);
    this.tokens = tokens;
    given = new ValueNames(tokens::given);
    toChild = new ValueNames(tokens::toChild);
    toParent = new ValueNames(tokens::toParent);
  }

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    super.begin(nowMicros, told(stimulus));
  }

  private Stimulus told(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Start s) {
      return new Stimulus.Start(s.seq(), given.of(s.value()));
    } else if (stimulus instanceof Stimulus.Deliver d) {
      return new Stimulus.Deliver(d.delivery(), toChild.of(d.request()));
    } else if (stimulus instanceof Stimulus.ReplyArrived r) {
      return new Stimulus.ReplyArrived(r.call(), toChild.ofReply(r.reply()));
    }
    return stimulus;
  }

  @Override
  public List<Effect> end() {
    return super.end().stream().map(this::uttered).toList();
  }

  /** An effect as the world knows it. */
  Effect uttered(Effect effect) {
    if (effect instanceof Effect.SendRequest s) {
      return new Effect.SendRequest(s.call(), s.to(), toParent.of(s.request()), s.at());
    } else if (effect instanceof Effect.SendReply r) {
      return new Effect.SendReply(r.delivery(), toParent.ofReply(r.reply()), r.at());
    } else if (effect instanceof Effect.StatusIs s) {
      return new Effect.StatusIs(s.seq(), s.fate(), toParent.ofOptional(s.value()));
    } else if (effect instanceof Effect.LogLine l) {
      return new Effect.LogLine(tokens.readable(l.text()), l.at());
    } else if (effect instanceof Effect.Fault f) {
      return new Effect.Fault(f.rule(), tokens.readable(f.text()), f.where(), f.stack());
    }
    return effect;
  }

  /** What may be missing. */
  @Nullable Effect utteredOptional(@Nullable Effect effect) {
    return effect == null ? null : uttered(effect);
  }
}
