package coach.ai.compat.errand;

import coach.ai.ProviderName;
import coach.ai.compat.relay.StreamRelay;
import coach.ai.compat.relay.WholeAnswer;
import coach.ai.provider.Receiver;
import coach.ai.provider.dialect.SafeText;

/// Passes on what a provider answers in the client's own words.
final class Relaying implements Receiver {
  private static final StreamRelay.Sink NOWHERE = (_, _) -> {};

  private final Asked asked;
  private final ProviderName provider;
  private final Turn turn;
  private final Track track;
  private final StreamRelay relay;
  private final StreamRelay.Sink sink;

  Relaying(Asked asked, Turn turn, Track track, SafeText safe) {
    this.asked = asked;
    this.provider = turn.model().provider();
    this.turn = turn;
    this.track = track;
    this.relay = new StreamRelay(asked.call(), provider, safe);
    this.sink = asked.streams() ? this::write : NOWHERE;
  }

  private void write(byte[] bytes, int length) throws InterruptedException {
    track.pipe().write(turn, bytes, length);
  }

  @Override
  public Verdict whole(byte[] body) {
    Verdict verdict = WholeAnswer.read(asked.call(), provider, body);
    if (asked.streams()) {
      return otherThanAsked(verdict);
    }
    turn.put(body);
    return verdict;
  }

  @Override
  public void piece(byte[] bytes, int length) throws InterruptedException {
    if (!begun()) {
      track.laps().comesBack();
    }
    relay.feed(bytes, length, sink);
  }

  @Override
  public Verdict end() {
    Verdict verdict = ended();
    turn.goesOnAt(relay.nextEvent());
    if (verdict.end() instanceof End.Failed) {
      turn.failureTold();
    }
    return asked.streams() ? verdict : otherThanAsked(verdict);
  }

  private Verdict ended() {
    try {
      return relay.end(sink);
    } catch (InterruptedException e) { // too late for the client; but what was used is known
      Thread.currentThread().interrupt();
      return verdict();
    }
  }

  private Verdict verdict() {
    try {
      return relay.end(NOWHERE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nowhere does not wait
    }
  }

  @Override
  public boolean begun() {
    return track.pipe().begun();
  }

  /// A whole answer instead of a stream, or a stream instead of one: paid for, and of no use.
  private static Verdict otherThanAsked(Verdict verdict) {
    return verdict.end() instanceof End.Failed
        ? verdict
        : new Verdict(new End.Nonsense("not_as_asked"), verdict.model(), verdict.meter());
  }
}
