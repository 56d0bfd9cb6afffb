package coach.ai.compat.errand;

import coach.ai.compat.call.CompatCall.Destination;
import coach.ai.price.Price;
import coach.ai.provider.RawProvider;
import coach.ai.provider.RawProvider.RawOrder;
import coach.ai.provider.Reply;
import coach.ai.provider.dialect.SafeText;
import coach.ai.provider.dialect.UserHash;
import coach.ai.provider.openai.ResponsesProviders;
import coach.ai.routing.request.Errand.Call;

/// The client's own bytes, to a provider that speaks them.
record RawWay(Asked asked, Track track) {

  boolean leadsTo(Price price) {
    return asked.call().endpoint().isSpokenBy(price.model().provider())
        && (!asked.streams() || price.abilities().stream());
  }

  Reply go(Turn turn, RawProvider provider, Call call, Price price) {
    RawOrder order =
        new RawOrder(
            asked.call().endpoint().path(),
            turn.model().model(),
            asked.requestId(),
            asked.call().outgoing(destination(price)),
            asked.streams(),
            call.key(),
            call.timeout());
    return provider.pass(order, new Relaying(asked, turn, track, new SafeText(call.key())));
  }

  private Destination destination(Price price) {
    return new Destination(
        price.model().provider(),
        ResponsesProviders.spelled(price.model()),
        price.abilities().maxOutput(),
        UserHash.of(asked.payer().user()));
  }
}
