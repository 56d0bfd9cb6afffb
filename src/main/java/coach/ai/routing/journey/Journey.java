package coach.ai.routing.journey;

import coach.ai.Answer;
import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.routing.guard.Obstacle;
import coach.ai.routing.journey.Bid.Offer;
import coach.ai.routing.journey.Bid.Unfit;
import coach.ai.routing.journey.Journeys.Means;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The way of one answer along its route, from model to model until one answers. For one thread;
/// but whoever waits for it may go away on another.
public final class Journey {
  private final Means means;
  private final Progress progress;

  Journey(Means means, Progress progress) {
    this.means = means;
    this.progress = progress;
  }

  public Answer along(List<ModelId> route) throws InterruptedException {
    Answer answer = firstAnswer(route);
    progress.listening().end();
    tell(answer);
    return answer;
  }

  /// Nobody waits any more: what is under way goes on to its end, and nothing more is begun.
  public void abandon() throws InterruptedException {
    progress.departure().happens();
    progress.listening().end();
  }

  public boolean isAbandoned() {
    return progress.departure().happened();
  }

  private Answer firstAnswer(List<ModelId> route) throws InterruptedException {
    for (int i = 0; i < route.size(); i++) {
      if (progress.isOver()) {
        progress.leavings().late();
        break;
      }
      Optional<Answer> answer = at(route.get(i), route.subList(i + 1, route.size()));
      if (answer.isPresent()) {
        return answer.get();
      }
      if (i == 0 && progress.errand().isExact() && progress.leavings().isRefusedByMoney()) {
        break;
      }
    }
    return progress.leavings().conclusion(progress.trail().trail(), means.clock().instant());
  }

  /// @param others that can be asked after it
  private Optional<Answer> at(ModelId model, List<ModelId> others) throws InterruptedException {
    return switch (means.offers().at(model, progress.errand())) {
      case Unfit unfit -> {
        progress.leavings().unfit(unfit);
        yield passOver(model, obstacle(unfit.reason()));
      }
      case Offer offer when progress.leavings().isTooShort(offer.maxInput()) ->
          passOver(model, Obstacle.TOO_LARGE);
      case Offer offer when progress.leavings().isRefused(offer.worstCase()) ->
          passOver(model, Obstacle.OVER_BUDGET);
      case Offer offer -> tries(offer, others).answer();
    };
  }

  private Tries tries(Offer offer, List<ModelId> others) {
    BooleanSupplier elsewhere =
        () ->
            !isAbandoned()
                && !means.attempts().isOver()
                && others.stream().anyMatch(other -> couldFollow(offer, other));
    return new Tries(means, progress, offer, elsewhere);
  }

  /// Whether a model could be asked after another one, of which nobody will know what it cost.
  private boolean couldFollow(Offer lost, ModelId model) {
    Money committed = progress.trail().committed().plus(lost.worstCase());
    return means.offers().at(model, progress.errand()) instanceof Offer offer
        && !progress.leavings().isTooShort(offer.maxInput())
        && !progress.leavings().isRefused(offer.worstCase())
        && !committed.plus(offer.worstCase()).exceeds(means.answerCap())
        && !means.persistence().rests(model);
  }

  private Optional<Answer> passOver(ModelId model, Obstacle why) {
    progress.trail().passedOver(model, why);
    return Optional.empty();
  }

  private static Obstacle obstacle(Rejection reason) {
    return switch (reason) {
      case TOO_LARGE -> Obstacle.TOO_LARGE;
      case NO_VISION -> Obstacle.NO_VISION;
      case NO_SCHEMA -> Obstacle.NO_SCHEMA;
      case NO_PRICE -> Obstacle.NO_PRICE;
      case BAD_IMAGE -> Obstacle.BAD_IMAGE;
      case BAD_REQUEST -> Obstacle.BAD_REQUEST;
    };
  }

  /// Who has gone was not answered.
  private void tell(Answer answer) {
    if (isAbandoned()) {
      return;
    }
    Duration took = progress.deadline().passed();
    Duration overhead = took.minus(progress.trail().waited());
    means.observer().answered(progress.errand().purpose(), answer, took, overhead);
  }
}
