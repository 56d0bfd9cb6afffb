package coach.ai.spend;

import static coach.ai.spend.Crowd.together;
import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.Purpose;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.Grant.Unavailable;
import coach.ai.spend.Settlement.Charge;
import coach.ai.spend.Wire.Fault;
import coach.ai.spend.writer.GroupCommit;
import coach.platform.db.Database;
import coach.shared.Money;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerFaultTest {
  private static final String DAY = "2026-11-20";

  private final TestBooks books = new TestBooks();
  private final Wire wire = new Wire(books.url);
  private final Database throughTheWire = books.database(wire.url(books.url));
  private final GroupCommit ledger = books.node(throughTheWire, caps(10_000_000));

  @AfterEach
  void close() throws Exception {
    books.close();
    wire.close();
  }

  @Test
  void aHoldWhoseCommitWasNotConfirmedIsGivenBack() throws Exception {
    held(ledger, user(), 1);
    wire.become(Fault.LOSES_THE_ANSWER);

    Grant grant = ledger.hold(request(user(), 1_000));

    assertThat(grant).isEqualTo(new Unavailable());
    await("it to be committed all the same")
        .until(
            () ->
                books
                    .one("SELECT count(*) FROM ai_attempts WHERE held_micro_usd = 1000")
                    .equals("1"));
    wire.become(Fault.NONE);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                books
                    .one("SELECT state || outcome FROM ai_attempts WHERE held_micro_usd = 1000")
                    .equals("releasednot_sent"));
    assertThat(books.balance("day", DAY)).isEqualTo("1/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aHoldWhoseCommitDidNotArriveLeavesNothingBehind() throws Exception {
    held(ledger, user(), 1);
    wire.become(Fault.LOSES_THE_COMMIT);

    Grant grant = ledger.hold(request(user(), 1_000));

    assertThat(grant).isEqualTo(new Unavailable());
    wire.become(Fault.NONE);
    await().atMost(Duration.ofSeconds(20)).until(() -> ledger.figures().retained() == 0);
    await().atMost(Duration.ofSeconds(20)).until(() -> granted(ledger));
    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE held_micro_usd = 1000"))
        .isEqualTo("0");
    assertThat(books.differences()).isEmpty();
  }

  private static boolean granted(GroupCommit ledger) throws InterruptedException {
    return ledger.hold(request(user(), 1)) instanceof Held;
  }

  @Test
  void withoutADatabaseNothingIsGrantedAndSettlementsAreKeptForIt() throws Exception {
    List<Hold> holds = Stream.generate(() -> held(ledger, user(), 1_000)).limit(5).toList();
    wire.become(Fault.CUT);

    List<Grant> grants = together(20, _ -> ledger.hold(request(user(), 1_000)));
    for (Hold hold : holds) {
      ledger.settle(hold, settled(700));
    }

    assertThat(grants).containsOnly(new Unavailable());
    assertThat(books.balance("day", DAY)).isEqualTo("5000/0");
    wire.become(Fault.NONE);
    await().atMost(Duration.ofSeconds(20)).until(() -> books.balance("day", DAY).equals("0/3500"));
    await().untilAsserted(() -> assertThat(ledger.figures().retained()).isZero());
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aSettlementWhoseCommitWasNotConfirmedCountsOnce() throws Exception {
    Hold hold = held(ledger, user(), 1_000);
    wire.become(Fault.LOSES_THE_ANSWER);

    ledger.settle(hold, settled(700));

    wire.become(Fault.NONE);
    await().atMost(Duration.ofSeconds(20)).until(() -> ledger.figures().retained() == 0);
    await().atMost(Duration.ofSeconds(20)).until(() -> granted(ledger));
    assertThat(books.one("SELECT sum(spent_micro_usd) FROM ai_budgets WHERE kind = 'day'"))
        .isEqualTo("700");
    assertThat(books.one("SELECT sum(requests) FROM ai_usage_totals")).isEqualTo("2");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aBackendThatIsKilledRefusesItsBatchAlone() throws Exception {
    held(ledger, user(), 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection _ = lockTheDay()) {
      Future<Grant> waiting = threads.submit(() -> ledger.hold(request(user(), 1_000)));
      await().until(books::isWriterWaiting);

      books.one(
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
              + " WHERE wait_event_type = 'Lock' AND datname = current_database()");

      assertThat(waiting.get()).isEqualTo(new Unavailable());
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> granted(ledger));
    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE held_micro_usd = 1000"))
        .isEqualTo("0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whatCanNeverBeWrittenFailsAlone() throws Exception {
    Hold good = held(ledger, user(), 1_000);
    Hold bad = held(ledger, user(), 1_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Grant>> grants;
      try (Connection _ = lockTheDay()) {
        Future<Grant> ahead = threads.submit(() -> ledger.hold(request(user(), 1)));
        await().until(books::isWriterWaiting);
        grants =
            Stream.of(request(user(), 1), poisoned(), request(user(), 1))
                .map(it -> threads.submit(() -> ledger.hold(it)))
                .toList();
        ledger.settle(bad, poison());
        ledger.settle(good, settled(500));
        await().until(() -> ledger.figures().waiting() == 5 && !ahead.isDone());
      }

      assertThat(grants.get(0).get()).isInstanceOf(Held.class);
      assertThat(grants.get(1).get()).isEqualTo(new Unavailable());
      assertThat(grants.get(2).get()).isInstanceOf(Held.class);
    }
    assertThat(books.state(good)).isEqualTo("settled completed");
    assertThat(books.state(bad)).as("left to the sweeper").isEqualTo("held -");
    assertThat(ledger.figures().retained()).isZero();
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whoIsInterruptedLeavesNoHold() throws Exception {
    held(ledger, user(), 0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection _ = lockTheDay()) {
        Future<Grant> decided = threads.submit(() -> ledger.hold(request(user(), 1_000)));
        await().until(books::isWriterWaiting);
        Future<Grant> queued = threads.submit(() -> ledger.hold(request(user(), 2_000)));
        await().until(() -> ledger.figures().waiting() == 1);

        decided.cancel(true);
        queued.cancel(true);
      }
      await().until(() -> granted(ledger));
    }

    await()
        .untilAsserted(
            () ->
                assertThat(books.rows("SELECT state FROM ai_attempts WHERE held_micro_usd = 1000"))
                    .containsExactly(Map.of("state", "released")));
    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE held_micro_usd = 2000"))
        .as("nobody wanted it any more when its turn came")
        .isEqualTo("0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aClosedLedgerGrantsNothing() throws Exception {
    Hold hold = held(ledger, user(), 1_000);
    ledger.stop();

    assertThat(ledger.hold(request(user(), 1))).isEqualTo(new Unavailable());
    ledger.settle(hold, settled(1));
    assertThat(books.state(hold)).isEqualTo("held -");
  }

  @Test
  void whatWasWaitingWhenItClosedIsWritten() throws Exception {
    Hold hold = held(ledger, user(), 1_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> stopping;
      try (Connection _ = lockTheDay()) {
        threads.submit(() -> ledger.hold(request(user(), 1)));
        await().until(books::isWriterWaiting);
        ledger.settle(hold, settled(10));
        await().until(() -> ledger.figures().waiting() == 1);
        stopping =
            threads.submit(
                () -> {
                  ledger.stop();
                  return null;
                });
      }
      stopping.get();
    }

    assertThat(books.state(hold)).isEqualTo("settled completed");
  }

  @Test
  void aHoldThatNobodyDecidesIsRefusedInTheEnd() throws Exception {
    GroupCommit asleep = books.asleep(caps(1_000));

    Grant grant = asleep.hold(request(user(), 1));

    assertThat(grant).isEqualTo(new Unavailable());
    asleep.start();
    await().until(() -> granted(asleep));
    asleep.stop();
    assertThat(books.one("SELECT count(*) FROM ai_attempts"))
        .as("the first was not written when somebody looked at it at last")
        .isEqualTo("1");
  }

  /// PostgreSQL has no text with this sign.
  private static HoldRequest poisoned() {
    HoldRequest good = request(user(), 1);
    return new HoldRequest(
        good.payer(),
        Purpose.REVIEW,
        good.model(),
        good.priceId(),
        new Money(1),
        "request\u0000",
        UUID.randomUUID(),
        1,
        Optional.empty(),
        good.longest());
  }

  private static Settlement poison() {
    return new Settlement(
        new Charge.Released(), "poison\u0000", Duration.ofMillis(1), Optional.empty());
  }

  private Connection lockTheDay() throws SQLException {
    Connection connection = DriverManager.getConnection(books.url);
    connection.setAutoCommit(false);
    connection.createStatement().execute("SELECT * FROM ai_budgets WHERE kind = 'day' FOR UPDATE");
    return connection;
  }
}
