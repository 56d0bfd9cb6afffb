package coach.ai.routing.journey;

import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.price.Price;
import coach.ai.price.PriceBook;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.routing.request.Errand;
import coach.shared.Money;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out whether a model can take an errand, and what it may cost there.
record Offers(PriceBook prices, InstantSource clock) {
  Bid at(ModelId model, Errand errand) {
    if (model.provider() == ProviderName.CANNED) {
      return new Bid.Offer(model, Optional.empty(), Money.ZERO);
    }
    return prices
        .inForce(model, clock.instant())
        .map(price -> at(model, errand, price))
        .orElseGet(
            () -> new Bid.Unfit(Rejection.NO_PRICE, "no price is known for the model " + model));
  }

  private static Bid at(ModelId model, Errand errand, Price price) {
    return switch (errand.worstCase(price)) {
      case Estimate.Bounded(_, var cost) -> new Bid.Offer(model, Optional.of(price), cost);
      case Estimate.Unfit(var reason, var detail) -> new Bid.Unfit(reason, detail);
    };
  }
}
