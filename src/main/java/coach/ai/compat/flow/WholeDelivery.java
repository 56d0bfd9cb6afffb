package coach.ai.compat.flow;

import coach.ai.Answer;
import coach.ai.Trail;
import coach.ai.compat.errand.Asked;
import coach.ai.compat.errand.Track;
import coach.ai.compat.errand.Turn;
import coach.ai.routing.Errands.Conclusion;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Brings a whole answer to its client, and to whoever keeps it for another time.
///
/// Thread-safe: the latch orders what is written before it and read after it.
final class WholeDelivery implements Conclusion {
  private final Asked asked;
  private final Track track;
  private final Keeper keeper;
  private final InstantSource clock;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Optional<Served.Whole> whole = Optional.empty();
  private volatile ProblemException failure = new Problem.Internal().toException();

  /// Is told of the end before the client is.
  interface Keeper {
    Keeper NONE =
        new Keeper() {
          @Override
          public void keep(Served.Whole answer) {}

          @Override
          public void failed(ProblemException why, Trail trail) {}
        };

    void keep(Served.Whole answer);

    void failed(ProblemException why, Trail trail);
  }

  WholeDelivery(Asked asked, Track track, Keeper keeper, InstantSource clock) {
    this.asked = asked;
    this.track = track;
    this.keeper = keeper;
    this.clock = clock;
  }

  @Override
  public void answered(Answer answer) {
    try {
      conclude(answer);
    } finally {
      done.countDown();
    }
  }

  /// What a bug left behind is found out later, by the books.
  @Override
  public void failed() {
    done.countDown();
  }

  private void conclude(Answer answer) {
    Optional<Problem> why =
        new Problems(asked.call(), track.inexpressible()).of(answer, clock.instant());
    if (why.isPresent()) {
      failure = why.get().toException(AnswerHeaders.failed(answer.trail(), track));
      keeper.failed(failure, answer.trail());
      return;
    }
    byte[] body = track.turn().flatMap(Turn::body).orElseThrow();
    Served.Whole served =
        new Served.Whole(200, Served.JSON, AnswerHeaders.of(answer.trail(), track), body);
    whole = Optional.of(served);
    keeper.keep(served);
  }

  /// @throws coach.platform.ProblemException when there is no answer
  Served await() throws InterruptedException {
    done.await();
    return whole.orElseThrow(() -> failure);
  }
}
