package coach.platform.idempotency;

import coach.platform.IdSource;
import coach.platform.idempotency.IdempotencyDao.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Lets a request with a key be done once, on whatever node it arrives, and however often.
///
/// Thread-safe: the database alone decides, and nothing is kept here.
public final class IdempotencyKeys {
  private final IdempotencyDao keys;
  private final IdSource ids;
  private final Duration lease;
  private final Predicate<UUID> paid;

  /// @param lease longer than the work can take, with a margin
  /// @param paid asks the books whether anything was, or may have been, paid for an answer
  public IdempotencyKeys(IdempotencyDao keys, IdSource ids, Duration lease, Predicate<UUID> paid) {
    this.keys = keys;
    this.ids = ids;
    this.lease = lease;
    this.paid = paid;
  }

  /// Not to be called within a transaction: what was begun must be there for all to see before
  /// anything is paid.
  public Begun begin(KeyedRequest request) {
    Optional<Begun> begun = Optional.empty();
    while (begun.isEmpty()) { // again only when the row has changed hands between two statements
      begun = tryToBegin(request);
    }
    return begun.get();
  }

  /// Keeps the answer for those who ask again.
  public void finish(Ticket ticket, KeptAnswer answer) {
    if (answer.fits()) {
      keys.finish(Rows.of(ticket, answer));
    } else {
      lose(ticket.request(), ticket.answerId());
    }
  }

  /// Nothing was paid: whoever asks again is the first.
  public void abandon(Ticket ticket) {
    KeyedRequest it = ticket.request();
    keys.abandon(it.owner().value(), it.route(), it.key().value(), ticket.answerId());
  }

  /// What was kept turned out to be a failure that cost nothing: whoever begins next is the first.
  public void giveBack(KeyedRequest request, KeptAnswer kept) {
    keys.giveBack(request.owner().value(), request.route(), request.key().value(), kept.body());
  }

  private Optional<Begun> tryToBegin(KeyedRequest request) {
    Instant now = ids.clock().instant();
    var ticket = new Ticket(request, ids.next(), now.plus(lease));
    if (keys.insert(Rows.of(ticket, now))) {
      return Optional.of(new Begun.Fresh(ticket));
    }
    return keys.find(request.owner().value(), request.route(), request.key().value())
        .flatMap(row -> again(ticket, row, now));
  }

  private Optional<Begun> again(Ticket ticket, Row row, Instant now) {
    if (!Arrays.equals(row.bodyHash(), ticket.request().body().bytes())) {
      return Optional.of(Begun.Refused.REUSED);
    }
    return switch (row.state()) {
      case "done" -> Optional.of(new Begun.Replay(Rows.answer(row)));
      case "lost" -> Optional.of(Begun.Refused.LOST);
      default ->
          now.isBefore(row.leaseUntil())
              ? Optional.of(Begun.Refused.IN_USE)
              : afterInterruption(ticket, row, now);
    };
  }

  private Optional<Begun> afterInterruption(Ticket ticket, Row row, Instant now) {
    if (paid.test(row.answerId())) {
      lose(ticket.request(), row.answerId());
      return Optional.empty(); // lost now, unless its owner lives and was faster
    }
    return keys.takeOver(Rows.of(ticket, now), row.answerId())
        ? Optional.of(new Begun.Fresh(ticket))
        : Optional.empty();
  }

  private void lose(KeyedRequest request, UUID answer) {
    keys.lose(request.owner().value(), request.route(), request.key().value(), answer);
  }
}
