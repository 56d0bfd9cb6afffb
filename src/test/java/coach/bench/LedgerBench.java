package coach.bench;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.spend.Caps;
import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.LedgerFigures;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.writer.GroupCommit;
import coach.bench.rig.Figures;
import coach.platform.IdSource;
import coach.platform.Mode;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.db.Transactions;
import coach.shared.Money;
import coach.shared.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Measures what `bench/ledger.sh` prints: the writer alone, on a PostgreSQL of its own in the
/// given directory, with `fsync` on.
public final class LedgerBench {
  private static final ModelId MODEL = ModelId.of("openai/gpt-5.6-terra");
  private static final int CALLERS = 64;
  private static final int USERS = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration RUN = Duration.ofSeconds(20);
  private static final int CALLS_A_SECOND = 100;
  private static final int PAIRS_WANTED = 2_000;
  private static final double P50_WANTED = 3;
  private static final double P99_WANTED = 15;
  private static final Settlement COMPLETED =
      new Settlement(
          new Charge.Settled(new Usage(900, 100, 0, 400, 50), new Money(800)),
          "completed",
          Duration.ofMillis(2_500),
          Optional.of(Duration.ofMillis(300)));

  private final GroupCommit ledger;
  private final List<Payer> payers = new ArrayList<>();

  private LedgerBench(GroupCommit ledger) {
    this.ledger = ledger;
    for (int i = 0; i < USERS; i++) {
      payers.add(new Payer(new UserId(UUID.randomUUID()), Optional.empty()));
    }
  }

  public static void main(String[] arguments) throws Exception {
    DatabaseConfiguration configuration = DatabaseConfiguration.embeddedIn(Path.of(arguments[0]));
    InstantSource clock = InstantSource.system();
    try (Database database =
        Database.open(Database.Settings.strict(configuration, Mode.DEVELOPMENT, 1, clock))) {
      requireFsync(database);
      Money far = new Money(Long.MAX_VALUE / 4);
      GroupCommit ledger =
          new GroupCommit(
              new BooksDao(database.bare()),
              new Transactions(database.bare()),
              new Caps(ZoneOffset.UTC, far, far, far, far, far),
              IdSource.secure(clock));
      ledger.start();
      try {
        new LedgerBench(ledger).run();
      } finally {
        ledger.stop();
      }
    }
  }

  private static void requireFsync(Database database) {
    List<String> settings =
        database
            .jdbi()
            .withHandle(
                it ->
                    it.createQuery(
                            "SELECT setting FROM pg_settings"
                                + " WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')")
                        .mapTo(String.class)
                        .list());
    if (!settings.equals(List.of("on", "on", "on"))) {
      throw new IllegalStateException("not durable: " + settings);
    }
  }

  private void run() throws Exception {
    pairs(WARM_UP);
    LedgerFigures figures = ledger.figures();
    long commits = figures.commits();
    long committed = figures.committed();
    double pairs = pairs(RUN);
    double batch = (figures.committed() - committed) / (double) (figures.commits() - commits);
    paced(WARM_UP);
    double[] millis = paced(RUN);
    Figures table = new Figures(System.out);
    table.row(
        "durable hold + settle pairs a second, " + CALLERS + " callers",
        ">= " + PAIRS_WANTED,
        "%.0f".formatted(pairs),
        pairs >= PAIRS_WANTED);
    table.row("holds and settlements in one commit, mean", "-", "%.1f".formatted(batch), true);
    double p50 = Figures.percentile(millis, 0.5);
    table.row(
        "a hold alone at " + CALLS_A_SECOND + " calls a second, p50",
        "<= 3 ms",
        Figures.millis(p50),
        p50 <= P50_WANTED);
    double p99 = Figures.percentile(millis, 0.99);
    table.row("the same, p99", "<= 15 ms", Figures.millis(p99), p99 <= P99_WANTED);
    table.row("failed transactions", "0", "" + figures.failures(), figures.failures() == 0);
    String overshoot = figures.overshoot().usd() + " USD";
    table.row("overshoot", "0", overshoot, figures.overshoot().microUsd() == 0);
  }

  /// Pairs a second, with callers that do nothing else.
  private double pairs(Duration time) throws Exception {
    AtomicLong done = new AtomicLong();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        Payer payer = payers.get(i % USERS);
        callers.add(threads.submit(() -> pairs(payer, start + time.toNanos(), done)));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    ledger.await(); // what was settled last is durable too
    return done.get() * 1e9 / (System.nanoTime() - start);
  }

  private Void pairs(Payer payer, long end, AtomicLong done) throws InterruptedException {
    while (System.nanoTime() < end) {
      ledger.settle(hold(payer), COMPLETED);
      done.incrementAndGet();
    }
    return null;
  }

  /// How long holds take that come at even times, each settled afterwards; a late start counts.
  private double[] paced(Duration time) throws Exception {
    int calls = Math.toIntExact(time.toSeconds() * CALLS_A_SECOND);
    long gap = Duration.ofSeconds(1).toNanos() / CALLS_A_SECOND;
    long start = System.nanoTime();
    List<Future<Double>> holds = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        long due = start + i * gap;
        Payer payer = payers.get(i % USERS);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        holds.add(threads.submit(() -> timed(payer, due)));
      }
    }
    double[] millis = new double[calls];
    for (int i = 0; i < calls; i++) {
      millis[i] = holds.get(i).get();
    }
    return millis;
  }

  private double timed(Payer payer, long due) throws InterruptedException {
    Hold hold = hold(payer);
    double millis = (System.nanoTime() - due) / 1e6;
    ledger.settle(hold, COMPLETED);
    return millis;
  }

  private Hold hold(Payer payer) throws InterruptedException {
    HoldRequest request =
        new HoldRequest(
            payer,
            Purpose.REVIEW,
            MODEL,
            MODEL + "@2026-07-30",
            new Money(1_000),
            "bench-request-0123456789abcdef",
            UUID.randomUUID(),
            1,
            Optional.empty(),
            Duration.ofSeconds(60));
    if (ledger.hold(request) instanceof Grant.Held(var hold)) {
      return hold;
    }
    throw new IllegalStateException("no hold");
  }
}
