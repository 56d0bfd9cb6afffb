package coach.ai.spend;

import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Payer;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.upkeep.Sweeper;
import coach.ai.spend.upkeep.UpkeepDao;
import coach.ai.spend.upkeep.Verification;
import coach.ai.spend.upkeep.VerificationDao;
import coach.ai.spend.writer.GroupCommit;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whatever order on however many nodes: a budget is the sum of its attempts,
/// and no more than its cap.
class LedgerPropertyTest {
  private static final int CALLERS = 24;
  private static final int STEPS = 25;
  private static final Money DAY = new Money(60_000);
  private static final Caps CAPS =
      new Caps(ZoneOffset.ofHours(9), DAY, DAY, DAY, new Money(400_000), new Money(20_000));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void budgetsAreTheSumsOfTheirAttempts(long seed) throws Exception {
    try (TestBooks books = new TestBooks()) {
      List<GroupCommit> nodes = List.of(books.node(CAPS), books.node(CAPS), books.node(CAPS));
      Sweeper sweeper = new Sweeper(books.database.jdbi().onDemand(UpkeepDao.class), books.clock);

      List<Payer> payers = payers();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          Random random = new Random(seed * 1_000 + i);
          callers.add(threads.submit(() -> live(books, nodes, payers, sweeper, random)));
        }
        for (Future<?> caller : callers) {
          caller.get();
        }
      }

      assertThat(books.differences()).isEmpty();
      var verification =
          new Verification(new VerificationDao(books.database.jdbi()), CAPS.zone()).run();
      assertThat(verification.differences()).isEmpty();
      assertThat(verification.checked()).isGreaterThan(8);
      assertThat(
              books.one(
                  "SELECT count(*) FROM ai_budgets WHERE kind = 'day'"
                      + " AND held_micro_usd + spent_micro_usd > "
                      + DAY.microUsd()))
          .isEqualTo("0");
      assertThat(books.rows("SELECT 1 FROM ai_attempts WHERE state = 'settled'"))
          .hasSizeGreaterThan(50);
    }
  }

  private static List<Payer> payers() {
    UserId ann = new UserId(UUID.randomUUID());
    return List.of(user(), user(), key(ann, 5_000), key(ann, 50_000), user());
  }

  private static Void live(
      TestBooks books, List<GroupCommit> nodes, List<Payer> payers, Sweeper sweeper, Random random)
      throws InterruptedException {
    for (int step = 0; step < STEPS; step++) {
      GroupCommit ledger = nodes.get(random.nextInt(nodes.size()));
      Payer payer = payers.get(random.nextInt(payers.size()));
      int worst = random.nextInt(1_500);
      if (ledger.hold(request(payer, worst)) instanceof Held(var hold)) {
        end(nodes.get(random.nextInt(nodes.size())), hold, worst, random);
      }
      if (random.nextInt(40) == 0) {
        books.pass(Duration.ofHours(random.nextInt(5)));
        sweeper.run();
      }
    }
    return null;
  }

  private static void end(GroupCommit ledger, Hold hold, int worst, Random random)
      throws InterruptedException {
    switch (random.nextInt(6)) {
      case 0 -> ledger.settle(hold, released());
      case 1 -> ledger.settle(hold, unknown());
      case 2 -> { // its process was killed
      }
      case 3 -> {
        ledger.settle(hold, unknown());
        ledger.settle(hold, settled(random.nextInt(worst + 1)));
      }
      default -> {
        Settlement settlement = settled(random.nextInt(worst + 1));
        ledger.settle(hold, settlement);
        ledger.settle(hold, settlement);
      }
    }
  }
}
