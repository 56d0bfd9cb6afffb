package coach.coaching.review;

import coach.coaching.Charts;
import coach.coaching.Charts.Kept;
import coach.coaching.Charts.Upload;
import coach.coaching.ImageId;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.prompt.PromptVersion;
import coach.coaching.prompt.ReviewPrompts;
import coach.coaching.store.Commission;
import coach.coaching.store.History;
import coach.coaching.store.ReviewStore;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.idempotency.Begun.Fresh;
import coach.platform.idempotency.Begun.Refused;
import coach.platform.idempotency.Begun.Replay;
import coach.platform.idempotency.KeyedRequest;
import coach.platform.idempotency.Ticket;
import coach.shared.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/// Takes commissions, each once.
public final class Reviews {
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final Charts charts;
  private final Once once;
  private final ReviewStore store;
  private final Runs runs;
  private final History history;
  private final IdSource ids;

  public Reviews(
      Charts charts, Once once, ReviewStore store, Runs runs, History history, IdSource ids) {
    this.charts = charts;
    this.once = once;
    this.store = store;
    this.runs = runs;
    this.history = history;
    this.ids = ids;
  }

  /// A review that is under way, or was before.
  public record Begun(ReviewId id, Following following) {}

  /// Returns when the review is written down; it goes on by itself.
  ///
  /// @throws coach.platform.ProblemException when it cannot begin: then nothing was asked
  public Begun begin(Commission wanted) {
    return wanted.key().isPresent()
        ? beginOnce(wanted, Once.request(wanted, wanted.key().get()))
        : start(wanted, new ReviewId(ids.next()), () -> {});
  }

  private Begun beginOnce(Commission wanted, KeyedRequest request) {
    return switch (once.begin(request)) {
      case Replay(var answer) when isFree(wanted.owner(), Once.review(answer)) -> {
        once.giveBack(request, answer);
        yield beginOnce(wanted, request); // another request may have been faster
      }
      case Replay(var answer) -> follow(wanted.owner(), Once.review(answer));
      case Refused(var why) -> throw why.toException();
      case Fresh(var ticket) -> fresh(wanted, ticket);
    };
  }

  private boolean isFree(UserId owner, ReviewId id) {
    return history.find(owner, id).filter(TradeReview::isFree).isPresent();
  }

  private Begun fresh(Commission wanted, Ticket ticket) {
    ReviewId id = new ReviewId(ids.next());
    try {
      return start(wanted, id, () -> once.finish(ticket, id));
    } catch (RuntimeException e) {
      once.abandon(ticket);
      throw e;
    }
  }

  private Begun follow(UserId owner, ReviewId id) {
    return new Begun(
        id,
        runs.find(id).map(Run::follow).orElseGet(() -> new StoredFollowing(history, owner, id)));
  }

  private Begun start(Commission wanted, ReviewId id, Runnable within) {
    if (!runs.reserve()) {
      throw new Problem.ModelUnavailable(
              "As many reviews as possible are under way; try again shortly.", SHORTLY)
          .toException();
    }
    try {
      return reserved(wanted, id, within);
    } catch (RuntimeException e) {
      runs.giveBack();
      throw e;
    }
  }

  private Begun reserved(Commission wanted, ReviewId id, Runnable within) {
    Optional<Kept> chart = chart(wanted);
    ReviewPrompts prompts =
        new ReviewPrompts(
            PromptVersion.LATEST,
            wanted.payer(),
            wanted.requestId(),
            wanted.said(),
            chart.map(Kept::chart));
    store.begin(
        id,
        wanted,
        chart.map(Kept::id),
        () -> {
          chart.ifPresent(it -> use(wanted.owner(), it.id()));
          within.run();
        });
    return new Begun(id, runs.start(id, prompts).follow());
  }

  /// Returns false when the owner has no such review.
  public boolean delete(UserId owner, ReviewId id) {
    return store.delete(owner, id, charts);
  }

  private void use(UserId owner, ImageId image) {
    if (!charts.use(owner, image)) {
      throw noChart();
    }
  }

  private static ProblemException noChart() {
    return Problem.Invalid.field("image_id", "names no chart of yours").toException();
  }

  private Optional<Kept> chart(Commission wanted) {
    return wanted
        .upload()
        .map(upload -> keep(wanted.owner(), upload))
        .or(() -> wanted.image().map(image -> kept(wanted.owner(), image)));
  }

  private Kept keep(UserId owner, Upload upload) {
    try {
      return charts.keep(owner, upload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kept kept(UserId owner, ImageId image) {
    return charts
        .find(owner, image)
        .map(chart -> new Kept(image, chart))
        .orElseThrow(Reviews::noChart);
  }
}
