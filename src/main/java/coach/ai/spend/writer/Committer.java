package coach.ai.spend.writer;

import coach.ai.spend.Caps;
import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.book.BooksDao.Opened;
import coach.ai.spend.book.Ending;
import coach.ai.spend.book.NewAttempt;
import coach.ai.spend.book.Period;
import coach.ai.spend.writer.Operation.Closing;
import coach.ai.spend.writer.Operation.Opening;
import coach.platform.IdSource;
import coach.platform.db.Transactions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches, and deals with what fails: during an outage holds are refused and settlements
/// kept; otherwise the batch is taken apart until only what can never be written is left.
///
/// For the writer's thread alone.
final class Committer {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);
  private static final int MOST_KNOWN = 20_000;
  private static final int MOST_SETTLEMENTS = 256;
  private static final Duration CROWDED = Duration.ofSeconds(1);
  private static final Grant UNAVAILABLE = new Grant.Unavailable();

  private final BooksDao books;
  private final Transactions transactions;
  private final Caps caps;
  private final IdSource ids;
  private final Backlog backlog;
  private final Figures figures;
  private final Set<Period> known = new HashSet<>();
  private boolean failing;
  private long full = System.nanoTime() - CROWDED.toNanos();

  Committer(
      BooksDao books,
      Transactions transactions,
      Caps caps,
      IdSource ids,
      Backlog backlog,
      Figures figures) {
    this.books = books;
    this.transactions = transactions;
    this.caps = caps;
    this.ids = ids;
    this.backlog = backlog;
    this.figures = figures;
  }

  void commit(List<Operation> all) {
    List<Operation> wanted = all.stream().filter(Operation::isWanted).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Batch batch = new Batch(wanted, caps, ids.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    if (isSimple(batch)) {
      if (commit(batch, this::grantAll)) {
        return;
      }
      full = System.nanoTime();
      known.removeAll(batch.periods()); // or one of them is gone
    }
    boolean _ = commit(batch.with(backlog.settlements(MOST_SETTLEMENTS)), this::decide);
  }

  /// Nothing ends and no period is missing: if there is room for all, it is one round trip. Where
  /// there was none a moment ago, to try costs more than it saves.
  private boolean isSimple(Batch batch) {
    boolean crowded = System.nanoTime() - full < CROWDED.toNanos();
    return !crowded && batch.closings().isEmpty() && known.containsAll(batch.periods());
  }

  /// Returns whether it is done with, one way or another.
  private boolean commit(Batch batch, Writing writing) {
    AtomicReference<Optional<Decision>> written = new AtomicReference<>(Optional.empty());
    long start = System.nanoTime();
    try {
      if (!writing.write(batch, it -> written.set(Optional.of(it)))) {
        return false;
      }
    } catch (RuntimeException e) { // whatever it is, callers wait for an answer
      giveBack(written.get());
      failed(batch, e);
      return true;
    }
    committed(batch, written.get().orElseThrow(), Duration.ofNanos(System.nanoTime() - start));
    return true;
  }

  private boolean grantAll(Batch batch, Consumer<Decision> writes) {
    Decision decision = batch.grantAll(ids.random());
    writes.accept(decision);
    return books.hold(decision.attempts(), decision.moved(), batch.caps(), batch.at());
  }

  private boolean decide(Batch batch, Consumer<Decision> writes) {
    transactions.run(() -> writes.accept(write(batch)));
    return true;
  }

  private Decision write(Batch batch) {
    Set<Period> missing = new HashSet<>(batch.periods());
    missing.removeAll(known);
    Opened opened = books.open(batch.periods(), missing, batch.endings(), batch.at());
    Decision decision = batch.decide(opened, ids.random());
    books.write(decision.attempts(), decision.moved(), decision.used(), opened.epoch());
    return decision;
  }

  private void committed(Batch batch, Decision decision, Duration took) {
    failing = false;
    know(batch.periods());
    backlog.resume();
    figures.committed(batch.size(), took, decision.overshoot());
    decision.grants().forEach(this::answer);
  }

  private void know(Set<Period> periods) {
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    known.addAll(periods);
  }

  /// Whoever asked may have left in the meantime: then nothing was sent on the hold.
  private void answer(Opening opening, Grant grant) {
    boolean heard = opening.answer().complete(grant);
    if (!heard && grant instanceof Grant.Held(var hold)) {
      backlog.add(new Closing(notSent(hold)));
    }
  }

  /// What was sent may have been committed, although nobody heard of it.
  private void giveBack(Optional<Decision> written) {
    backlog.retain(
        written.stream()
            .flatMap(decision -> decision.attempts().stream())
            .map(NewAttempt::hold)
            .map(hold -> new Closing(notSent(hold)))
            .toList());
  }

  private Ending notSent(Hold hold) {
    return Ending.notSent(hold, ids.clock().instant());
  }

  private void failed(Batch batch, RuntimeException failure) {
    figures.failed();
    known.clear(); // one of them may be gone
    if (Outage.isOne(failure)) {
      tell(failure);
      refuse(batch);
      backlog.retain(batch.closings());
    } else if (batch.size() > 1) {
      log.warn(
          "A batch of {} cannot be written: trying its parts one by one", batch.size(), failure);
      batch.operations().forEach(operation -> commit(List.of(operation)));
    } else {
      log.error("Cannot be written, and is left to the sweeper: {}", names(batch), failure);
      refuse(batch);
    }
  }

  /// Once for each outage.
  private void tell(RuntimeException failure) {
    if (!failing) {
      failing = true;
      log.warn("The ledger cannot be written, so nothing is sent: {}", failure.toString());
    }
  }

  private static void refuse(Batch batch) {
    batch.openings().forEach(opening -> opening.answer().complete(UNAVAILABLE));
  }

  /// Returns false if nothing was written because it does not fit; tells what it is about to write.
  private interface Writing {
    boolean write(Batch batch, Consumer<Decision> writes);
  }

  private static String names(Batch batch) {
    List<String> closings =
        batch.closings().stream()
            .map(it -> "the end of attempt " + it.ending().id() + " as " + it.ending().state())
            .toList();
    return closings.isEmpty() ? "a hold" : closings.getFirst();
  }
}
