package coach.ai.spend;

import static coach.ai.spend.Crowd.together;
import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.Answer.Budget;
import coach.ai.Payer;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.Grant.OverBudget;
import coach.ai.spend.Grant.Unavailable;
import coach.ai.spend.Wire.Fault;
import coach.ai.spend.writer.GroupCommit;
import coach.shared.UserId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds of a payer whose periods are there already: if all that wait fit, they are one statement.
class RepeatedHoldTest {
  private static final String DAY = "2026-11-20";

  private final TestBooks books = new TestBooks();
  private final Payer payer = user();

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  @Test
  void eachCountsToEveryPeriod() throws Exception {
    GroupCommit ledger = books.node(caps(10_000));
    Payer withKey = key(payer.user(), 5_000);
    held(ledger, withKey, 1);

    List<Grant> grants = together(40, _ -> ledger.hold(request(withKey, 100)));

    assertThat(grants).hasOnlyElementsOfType(Held.class);
    assertThat(
            List.of(
                books.balance("day", DAY),
                books.balance("user_day", DAY),
                books.balance("key_day", DAY),
                books.balance("month", "2026-11-01")))
        .containsOnly("4001/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whereNotAllFitEachIsDecidedByItself() throws Exception {
    GroupCommit ledger = books.node(caps(1_000_000));
    Payer poor = key(new UserId(UUID.randomUUID()), 1_000);
    held(ledger, payer, 1);
    held(ledger, poor, 1);

    List<Grant> grants =
        together(60, i -> ledger.hold(request(i % 2 == 0 ? payer : poor, i % 2 == 0 ? 10 : 300)));

    List<Grant> ofPoor =
        IntStream.range(0, 60).filter(i -> i % 2 == 1).mapToObj(grants::get).toList();
    assertThat(ofPoor).filteredOn(Held.class::isInstance).hasSize(3);
    assertThat(ofPoor)
        .filteredOn(OverBudget.class::isInstance)
        .extracting(it -> ((OverBudget) it).budget())
        .hasSize(27)
        .containsOnly(Budget.KEY_DAY);
    assertThat(IntStream.range(0, 60).filter(i -> i % 2 == 0).mapToObj(grants::get))
        .hasOnlyElementsOfType(Held.class);
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void theRoomThatASettlementMakesIsThereAtOnce() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    held(ledger, payer, 0);

    for (int i = 0; i < 50; i++) {
      Hold hold = held(ledger, payer, 1_000 - i);
      ledger.settle(hold, settled(1));
    }

    assertThat(books.balance("day", DAY)).isEqualTo("0/50");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whatASettlementCostsBeyondItsHoldIsThereAtOnceToo() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    Hold first = held(ledger, payer, 10);

    ledger.settle(first, settled(995));

    assertThat(ledger.hold(request(payer, 10))).isInstanceOf(OverBudget.class);
    assertThat(books.differences()).isEmpty();
  }

  /// The driver sends it as one transaction only as long as it need not know what comes back.
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aHoldIsOneTransactionAlsoOncePlansAreKept(int prepareThreshold) throws Exception {
    try (Wire wire = new Wire(books.url)) {
      String url =
          wire.url(books.url).replaceFirst("(?<=prepareThreshold=)0", "" + prepareThreshold);
      GroupCommit ledger = books.node(books.database(url), caps(10_000));
      held(ledger, payer, 1);
      held(ledger, payer, 1);
      int before = wire.syncs();

      for (int i = 0; i < 20; i++) {
        held(ledger, payer, 1);
      }

      assertThat(wire.syncs() - before).isEqualTo(20);
    }
  }

  @Test
  void nodesShareACapExactly() throws Exception {
    GroupCommit one = books.node(caps(30_000));
    GroupCommit other = books.node(caps(30_000));
    for (int i = 0; i < 10; i++) {
      held(one, payer, 1_000);
      held(other, payer, 1_000);
    }

    List<Grant> grants = together(100, i -> (i % 2 == 0 ? one : other).hold(request(payer, 1_000)));

    assertThat(grants).filteredOn(Held.class::isInstance).hasSize(10);
    assertThat(books.balance("day", DAY)).isEqualTo("30000/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whatCostsNothingIsGrantedBesideACapThatIsUsedUp() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    held(ledger, payer, 1_000);

    List<Grant> grants = together(10, _ -> ledger.hold(request(payer, 0)));

    assertThat(grants).hasOnlyElementsOfType(Held.class);
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aCapThatIsSetWhileAHoldWaitsCounts() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    held(ledger, payer, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Grant> waiting;
      try (Connection operator = DriverManager.getConnection(books.url)) {
        operator.setAutoCommit(false);
        operator
            .createStatement()
            .execute("SELECT 1 FROM ai_budgets WHERE kind = 'day' FOR UPDATE");
        waiting = threads.submit(() -> ledger.hold(request(payer, 500)));
        await().until(books::isWriterWaiting);
        operator
            .createStatement()
            .execute(
                """
                INSERT INTO ai_budget_overrides
                VALUES (gen_random_uuid(), 400, '2026-11-20T11:00Z', '2026-11-20T13:00Z', 'command')
                """);
        operator.commit();
      }

      assertThat(waiting.get()).isInstanceOf(OverBudget.class);
    }
  }

  @Test
  void oneThatWasNotConfirmedIsGivenBack() throws Exception {
    try (Wire wire = new Wire(books.url)) {
      GroupCommit ledger = books.node(books.database(wire.url(books.url)), caps(10_000));
      held(ledger, payer, 1);
      wire.become(Fault.LOSES_THE_ANSWER);

      Grant grant = ledger.hold(request(payer, 1_000));

      assertThat(grant).isEqualTo(new Unavailable());
      await("it to be committed all the same")
          .until(() -> books.one("SELECT count(*) FROM ai_attempts").equals("2"));
      wire.become(Fault.NONE);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  books
                      .one(
                          "SELECT state || coalesce(outcome, '') FROM ai_attempts WHERE held_micro_usd = 1000")
                      .equals("releasednot_sent"));
      assertThat(books.balance("day", DAY)).isEqualTo("1/0");
      assertThat(books.differences()).isEmpty();
    }
  }

  @Test
  void oneThatDidNotArriveLeavesNothingBehind() throws Exception {
    try (Wire wire = new Wire(books.url)) {
      GroupCommit ledger = books.node(books.database(wire.url(books.url)), caps(10_000));
      held(ledger, payer, 1);
      wire.become(Fault.LOSES_THE_COMMIT);

      Grant grant = ledger.hold(request(payer, 1_000));

      assertThat(grant).isEqualTo(new Unavailable());
      wire.become(Fault.NONE);
      await().atMost(Duration.ofSeconds(20)).until(() -> ledger.figures().retained() == 0);
      assertThat(books.one("SELECT count(*) FROM ai_attempts")).isEqualTo("1");
      assertThat(books.differences()).isEmpty();
    }
  }
}
