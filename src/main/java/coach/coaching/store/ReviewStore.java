package coach.coaching.store;

import coach.coaching.Charts;
import coach.coaching.ImageId;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview.State;
import coach.coaching.interview.Ended;
import coach.coaching.store.ReviewDao.DeletedRow;
import coach.coaching.store.ReviewDao.Lease;
import coach.platform.db.Transactions;
import coach.platform.task.Batches;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Writes down how reviews come about and go on.
public final class ReviewStore {
  /// About when whoever no longer renews it is given up. Nobody compares it with a clock.
  private static final Duration LEASE = Duration.ofSeconds(10);

  static final String INTERRUPTED = "The service stopped before the review was done.";

  private static final Duration KEPT_AFTER_DELETION = Duration.ofDays(30);
  private static final int BATCH = 500;

  private final ReviewDao reviews;
  private final Transactions transactions;
  private final InstantSource clock;

  public ReviewStore(ReviewDao reviews, Transactions transactions, InstantSource clock) {
    this.reviews = reviews;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Writes down that somebody wants a review.
  ///
  /// @param within done in the same transaction: both or neither
  public void begin(ReviewId id, Commission wanted, Optional<ImageId> image, Runnable within) {
    transactions.run(
        () -> {
          reviews.insert(NewRows.of(id, wanted, image, clock.instant(), LEASE));
          within.run();
        });
  }

  /// Returns false when the review has ended.
  public boolean move(ReviewId id, State state) {
    Instant now = clock.instant();
    return reviews.move(id.value(), state.text(), now, now.plus(LEASE));
  }

  /// Returns false when the review has ended otherwise.
  public boolean end(ReviewId id, Ended ended) {
    Instant now = clock.instant();
    return switch (ended) {
      case Ended.Failed(var failure, var bill) ->
          reviews.fail(NewRows.failed(id, failure, bill, now));
      case Ended.Done done -> transactions.in(() -> finish(id, done, now));
    };
  }

  private boolean finish(ReviewId id, Ended.Done done, Instant now) {
    boolean ours = reviews.finish(NewRows.done(id, done.result(), done.bill(), now));
    if (ours) {
      reviews.predict(NewRows.prediction(id, done.result()));
    }
    return ours;
  }

  public void renew(Collection<ReviewId> underWay) {
    if (!underWay.isEmpty()) {
      reviews.renew(underWay.stream().map(ReviewId::value).toList(), clock.instant().plus(LEASE));
    }
  }

  /// Of all that is under way on any node.
  public List<Lease> leases() {
    return reviews.leases();
  }

  /// Ends what nobody is at work on any more, unless its lease was renewed after all.
  public void interrupt(Lease lease) {
    reviews.interrupt(lease, clock.instant(), INTERRUPTED);
  }

  /// What is under way goes on: it is paid for. Returns false when the owner has no such review.
  ///
  /// @param charts told when nothing shows one any more
  public boolean delete(UserId owner, ReviewId id, Charts charts) {
    return transactions.in(
        () -> {
          Optional<DeletedRow> deleted = reviews.delete(owner.value(), id.value(), clock.instant());
          deleted
              .flatMap(row -> Optional.ofNullable(row.imageId()))
              .ifPresent(image -> hide(owner, new ImageId(image), charts));
          return deleted.isPresent();
        });
  }

  /// Released first: that waits for whoever begins to show it now, who is then seen.
  private void hide(UserId owner, ImageId image, Charts charts) {
    charts.release(owner, image);
    if (reviews.shows(owner.value(), image.value())) {
      charts.use(owner, image);
    }
  }

  /// Removes what was deleted long ago. Returns how many.
  public int purge() {
    Instant before = clock.instant().minus(KEPT_AFTER_DELETION);
    return Batches.remove(BATCH, limit -> reviews.purge(before, limit));
  }
}
