package coach.ai.spend.writer;

import coach.ai.spend.Caps;
import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.Ledger;
import coach.ai.spend.LedgerFigures;
import coach.ai.spend.Settlement;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.book.Ending;
import coach.ai.spend.writer.Operation.Call;
import coach.ai.spend.writer.Operation.Closing;
import coach.ai.spend.writer.Operation.Opening;
import coach.platform.IdSource;
import coach.platform.db.Transactions;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the books, one transaction after the other; whatever arrives meanwhile is in the next.
///
/// Thread-safe: callers add to a queue, and wait for an answer if they need one; one thread does
/// the rest.
public final class GroupCommit implements Ledger, Managed {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST = 256;
  private static final Duration HOLD_PATIENCE = Duration.ofSeconds(5);
  private static final Duration READ_PATIENCE = Duration.ofSeconds(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final Backlog backlog = new Backlog();
  private final Figures figures = new Figures(backlog);
  private final IdSource ids;
  private final Committer committer;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  public GroupCommit(BooksDao books, Transactions transactions, Caps caps, IdSource ids) {
    this.ids = ids;
    this.committer = new Committer(books, transactions, caps, ids, backlog, figures);
    this.thread = Thread.ofPlatform().daemon().name("ledger-writer").unstarted(this::write);
  }

  public LedgerFigures figures() {
    return figures;
  }

  @Override
  public Grant hold(HoldRequest request) throws InterruptedException {
    if (request.worstCase().microUsd() < 0) {
      throw new IllegalArgumentException("nothing costs less than nothing");
    }
    if (closing || ended) {
      return new Grant.Unavailable();
    }
    Opening opening = new Opening(request);
    backlog.add(opening);
    try {
      return answer(opening);
    } catch (TimeoutException e) {
      opening.answer().complete(new Grant.Unavailable());
      return opening.answer().join();
    } catch (InterruptedException e) {
      withdraw(opening);
      throw e;
    }
  }

  /// The writer sees that nobody waits; if it was faster, what it gave is given back.
  private void withdraw(Opening opening) {
    opening.answer().complete(new Grant.Unavailable());
    if (opening.answer().join() instanceof Grant.Held(var hold)) {
      backlog.add(new Closing(Ending.notSent(hold, ids.clock().instant())));
    }
  }

  @Override
  public void settle(Hold hold, Settlement settlement) {
    Closing end = new Closing(Ending.of(hold, settlement, ids.clock().instant()));
    if (ended) {
      log.error("The ledger is closed: attempt {} stays held", hold.id());
      return;
    }
    backlog.add(end);
  }

  @Override
  public void await() throws InterruptedException {
    if (ended) {
      return;
    }
    Call call = new Call();
    backlog.add(call);
    if (!call.heard().await(READ_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      log.debug("What is read may lack what was settled just now");
    }
  }

  @Override
  public void start() {
    thread.start();
  }

  /// Writes what is waiting, within limits; what is not written by then is found by the sweeper of
  /// any node.
  @Override
  public void stop() throws InterruptedException {
    closing = true;
    backlog.add(new Call());
    if (thread.isAlive() && !thread.join(STOP_PATIENCE)) {
      ended = true;
      backlog.add(new Call());
    }
  }

  private void write() {
    try {
      while (!ended && !(closing && backlog.isEmpty())) {
        List<Operation> taken = backlog.take(MOST);
        committer.commit(taken);
        heard(taken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally { // also when it ends by a bug: without a writer nothing is granted
      ended = true;
      int left = backlog.waiting() + backlog.retained();
      if (left > 0) {
        log.error("The ledger closes with {} operations unwritten", left);
      }
    }
  }

  private static void heard(List<Operation> taken) {
    for (Operation operation : taken) {
      if (operation instanceof Call(var heard)) {
        heard.countDown();
      }
    }
  }

  private static Grant answer(Opening opening) throws InterruptedException, TimeoutException {
    try {
      return opening.answer().get(HOLD_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
