package coach.ai.routing.journey;

import coach.ai.Answer;
import coach.ai.Answer.Cut;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Trail;
import coach.ai.provider.Reply;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.routing.guard.Obstacle;
import coach.ai.routing.journey.Bid.Offer;
import coach.ai.routing.journey.Journeys.Means;
import coach.ai.routing.journey.Try.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// All tries of one answer at one model. For one thread.
final class Tries {
  private final Means means;
  private final Progress progress;
  private final Offer offer;
  private final BooleanSupplier elsewhere;
  private Kind kind;
  private int retries;
  private boolean otherKeyTried;

  /// @param elsewhere whether another model could be asked after this one
  Tries(Means means, Progress progress, Offer offer, BooleanSupplier elsewhere) {
    this.means = means;
    this.progress = progress;
    this.offer = offer;
    this.elsewhere = elsewhere;
    this.kind = progress.trail().after().isPresent() ? Kind.FALLBACK : Kind.FIRST;
  }

  /// What comes after a try.
  private sealed interface Next {
    record Done(Answer answer) implements Next {}

    /// The same model once more.
    record Again() implements Next {}

    /// The next model.
    record Onward() implements Next {}
  }

  /// Nothing when the next model is to be asked.
  Optional<Answer> answer() throws InterruptedException {
    while (true) {
      switch (next()) {
        case Next.Done(var answer) -> {
          return Optional.of(answer);
        }
        case Next.Onward() -> {
          return Optional.empty();
        }
        case Next.Again() -> kind = Kind.RETRY;
      }
    }
  }

  private Next next() throws InterruptedException {
    if (progress.isOver()) {
      return new Next.Onward();
    }
    if (isPastAnswerCap()) {
      return passOver(Obstacle.OVER_ANSWER_CAP);
    }
    return switch (means.attempts().make(new Try(progress, offer, kind, elsewhere))) {
      case Result.PassedOver(var why, var again) -> {
        progress.leavings().resting(again);
        yield passOver(why);
      }
      case Result.OverBudget(var why) -> {
        progress.leavings().overBudget(why, offer.worstCase());
        yield passOver(Obstacle.OVER_BUDGET);
      }
      case Result.LedgerUnavailable() -> new Next.Done(new Answer.LedgerUnavailable(trail()));
      case Result.Abandoned() -> new Next.Onward();
      case Result.Ended(var reply, var otherKey) -> ended(reply, otherKey);
    };
  }

  private boolean isPastAnswerCap() {
    if (offer.worstCase().exceeds(means.answerCap())) {
      progress.leavings().tooDear();
      return true;
    }
    if (progress.trail().committed().plus(offer.worstCase()).exceeds(means.answerCap())) {
      progress.leavings().answerCapReached();
      return true;
    }
    return false;
  }

  private Next passOver(Obstacle why) {
    progress.trail().passedOver(offer.model(), why);
    return new Next.Onward();
  }

  private Next ended(Reply reply, boolean otherKey) throws InterruptedException {
    ModelId model = offer.model();
    return switch (reply) {
      case Reply.Completed(var text, _, var meter, _) ->
          new Next.Done(new Answer.Completed(text, model, meter.usage(), isMock(model), trail()));
      case Reply.Incomplete(var text, var cut, var meter, _) ->
          new Next.Done(new Answer.Incomplete(text, cut(cut), model, meter.usage(), trail()));
      case Reply.Declined(var reason, _, _) ->
          new Next.Done(new Answer.Declined(reason, model, trail()));
      case Reply.Failed failed -> failed(failed, otherKey);
    };
  }

  /// What has been heard cannot be taken back: then nothing else is asked.
  private Next failed(Reply.Failed failed, boolean otherKey) throws InterruptedException {
    if (failed.begun() || progress.hasBegun()) {
      return new Next.Done(brokenOff(failed));
    }
    if (otherKey && !otherKeyTried) {
      otherKeyTried = true;
      return new Next.Again();
    }
    if (failed.reason().retries() || failed.reason().fallsBack()) {
      return retryOrLeave(failed);
    }
    return new Next.Done(new Answer.Rejected(rejection(failed.reason()), failed.detail(), trail()));
  }

  private Next retryOrLeave(Reply.Failed failed) throws InterruptedException {
    Optional<Duration> wait = means.persistence().before(progress, offer.model(), retries, failed);
    if (wait.isPresent()) {
      retries++;
      means.persistence().pause(progress, wait.get());
      return new Next.Again();
    }
    if (failed.reason() == FailureClass.CONTEXT_LENGTH) {
      progress.leavings().tooShort(offer.maxInput(), failed.detail());
    } else {
      progress.leavings().failed(failed);
    }
    return new Next.Onward();
  }

  private Answer brokenOff(Reply.Failed failed) {
    return new Answer.Incomplete(
        progress.listening().heard(),
        Cut.BROKEN_OFF,
        offer.model(),
        failed.meter().usage(),
        trail());
  }

  private static Rejection rejection(FailureClass reason) {
    return reason == FailureClass.BAD_IMAGE ? Rejection.BAD_IMAGE : Rejection.BAD_REQUEST;
  }

  private static boolean isMock(ModelId model) {
    return model.provider() == ProviderName.CANNED;
  }

  private static Cut cut(Reply.Cut cut) {
    return switch (cut) {
      case MAX_OUTPUT_TOKENS -> Cut.MAX_OUTPUT_TOKENS;
      case CONTENT_FILTER -> Cut.CONTENT_FILTER;
    };
  }

  private Trail trail() {
    return progress.trail().trail();
  }
}
