package coach.ai.compat.errand;

import coach.ai.AiGateway.Deltas;
import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.ai.compat.translate.Translator;
import coach.ai.price.Price;
import coach.ai.price.WorstCases;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.RawProvider;
import coach.ai.provider.Reply;
import coach.ai.routing.request.Errand;

/// Asks each model in the words that it speaks.
public final class CompatErrand implements Errand {
  private final Asked asked;
  private final Track track;
  private final WorstCases worstCases;
  private final RawWay raw;
  private final SpokenWay spoken;

  public CompatErrand(Asked asked, Track track, WorstCases worstCases, Translator translator) {
    this.asked = asked;
    this.track = track;
    this.worstCases = worstCases.forOneQuestion();
    this.raw = new RawWay(asked, track);
    this.spoken = new SpokenWay(asked, track, translator);
  }

  @Override
  public Purpose purpose() {
    return Purpose.COMPAT;
  }

  @Override
  public Payer payer() {
    return asked.payer();
  }

  @Override
  public String requestId() {
    return asked.requestId();
  }

  @Override
  public boolean isExact() {
    return asked.exact();
  }

  @Override
  public Estimate worstCase(Price price) {
    return raw.leadsTo(price)
        ? worstCases.of(asked.call().material(), price)
        : spoken.worstCase(price, worstCases);
  }

  /// Its listener is the pipe, whatever the router's is.
  @Override
  public Reply perform(Call call, Deltas deltas) {
    Turn turn = track.begin(new ModelId(call.provider().name(), call.model()));
    Reply reply =
        call.price()
            .filter(raw::leadsTo)
            .map(price -> raw.go(turn, (RawProvider) call.provider(), call, price))
            .orElseGet(() -> spoken.go(turn, call));
    if (!track.pipe().begun()) {
      track.laps().comesBack();
    }
    return reply;
  }

  @Override
  public boolean giveUp() {
    return track.pipe().giveUp();
  }

  @Override
  public boolean hasBegun() {
    return track.pipe().begun();
  }
}
