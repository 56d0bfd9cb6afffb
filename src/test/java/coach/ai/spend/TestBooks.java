package coach.ai.spend;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.spend.Settlement.Charge;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.writer.GroupCommit;
import coach.identity.ApiKeyId;
import coach.platform.IdSource;
import coach.platform.Mode;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.db.Transactions;
import coach.shared.Money;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;

/// Books in a database of their own, with as many writers as a test wants, and a clock that it
/// turns.
public final class TestBooks implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  public static final ModelId MODEL = ModelId.of("openai/gpt-5.6-terra");

  public final String url;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  public final InstantSource clock = now::get;
  public final IdSource ids = IdSource.secure(clock);
  public final Database database;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<GroupCommit> writers = new ArrayList<>();

  public TestBooks() {
    this(TestDatabase.freshUrl());
  }

  public TestBooks(String url) {
    this.url = url;
    this.database = database(url);
  }

  /// One node: a writer with a pool of connections of its own.
  public GroupCommit node(Caps caps) {
    return node(database(url), caps);
  }

  public GroupCommit node(Database connections, Caps caps) {
    Jdbi jdbi = connections.bare();
    var writer = new GroupCommit(new BooksDao(jdbi), new Transactions(jdbi), caps, ids);
    writer.start();
    opened.add(writer::stop);
    writers.add(writer);
    return writer;
  }

  /// One that was never started.
  public GroupCommit asleep(Caps caps) {
    Jdbi jdbi = database.jdbi();
    return new GroupCommit(new BooksDao(jdbi), new Transactions(jdbi), caps, ids);
  }

  public Database database(String at) {
    Database made =
        Database.open(
            Database.Settings.strict(
                DatabaseConfiguration.at(at), Mode.DEVELOPMENT, 1, InstantSource.system()));
    opened.add(made);
    return made;
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  public void set(String instant) {
    now.set(Instant.parse(instant));
  }

  public static Caps caps(long day) {
    return caps(day, ZoneOffset.UTC);
  }

  /// Every other cap is out of reach.
  public static Caps caps(long day, ZoneId zone) {
    Money far = new Money(1_000_000_000_000L);
    return new Caps(zone, far, far, new Money(day), far, far);
  }

  public static Caps capsOfUser(long userDay) {
    Money far = new Money(1_000_000_000_000L);
    return new Caps(ZoneOffset.UTC, far, far, far, far, new Money(userDay));
  }

  public static Payer user() {
    return new Payer(new UserId(UUID.randomUUID()), Optional.empty());
  }

  public static Payer key(UserId owner, long cap) {
    ApiKeyId id = new ApiKeyId(UUID.randomUUID());
    return new Payer(owner, Optional.of(new Payer.Key(id, Optional.of(new Money(cap)))));
  }

  public static HoldRequest request(Payer payer, long worstCase) {
    return new HoldRequest(
        payer,
        Purpose.REVIEW,
        MODEL,
        MODEL + "@2026-07-30",
        new Money(worstCase),
        "request-1",
        UUID.randomUUID(),
        1,
        Optional.empty(),
        Duration.ofSeconds(30));
  }

  public static Hold held(Ledger ledger, Payer payer, long worstCase) {
    try {
      Grant grant = ledger.hold(request(payer, worstCase));
      return grant instanceof Grant.Held(var hold) ? hold : refused(grant);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Hold refused(Grant grant) {
    throw new AssertionError("no hold: " + grant);
  }

  public static Settlement settled(long cost) {
    return ended("completed", new Charge.Settled(new Usage(100, 20, 3, 40, 10), new Money(cost)));
  }

  public static Settlement released() {
    return ended("unreachable", new Charge.Released());
  }

  public static Settlement unknown() {
    return ended("timeout", new Charge.Unknown());
  }

  private static Settlement ended(String outcome, Charge charge) {
    return new Settlement(charge, outcome, Duration.ofMillis(1_234), Optional.empty());
  }

  /// Waits for what the nodes are about to write.
  private void written() {
    try {
      for (GroupCommit writer : writers) {
        writer.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The first column of the first row.
  public String one(String sql) {
    return database.jdbi().withHandle(it -> it.createQuery(sql).mapTo(String.class).one());
  }

  public List<Map<String, Object>> rows(String sql) {
    return database.jdbi().withHandle(it -> it.createQuery(sql).mapToMap().list());
  }

  public void execute(String sql) {
    written();
    TestDatabase.execute(url, sql);
  }

  /// `held/spent` of a kind of budget, by its first day.
  public String balance(String kind, String starts) {
    written();
    return one(
        "SELECT sum(held_micro_usd) || '/' || sum(spent_micro_usd) FROM ai_budgets"
            + " WHERE kind = '%s' AND starts = '%s'".formatted(kind, starts));
  }

  public String state(Hold hold) {
    written();
    return one(
        "SELECT state || ' ' || coalesce(outcome, '-') FROM ai_attempts WHERE id = '"
            + hold.id()
            + "'");
  }

  /// Whether a node waits for a lock.
  public boolean isWriterWaiting() {
    return one("SELECT count(*) FROM pg_stat_activity"
            + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
        .equals("1");
  }

  /// Rows of budgets that are not the sum of their attempts; recomputed in another way than by the
  /// service itself.
  public List<Map<String, Object>> differences() {
    written();
    return rows(
        """
        WITH booked AS (
          SELECT held_micro_usd * (state IN ('held', 'unknown'))::int AS held,
                 coalesce(cost_micro_usd, 0) AS spent, user_id, api_key_id, budget_day
          FROM ai_attempts),
        counted AS (
          SELECT 'day' AS kind, '00000000-0000-0000-0000-000000000000'::uuid AS subject,
                 budget_day AS starts, held, spent FROM booked
          UNION ALL SELECT 'month', '00000000-0000-0000-0000-000000000000',
                 date_trunc('month', budget_day)::date, held, spent FROM booked
          UNION ALL SELECT 'user_day', user_id, budget_day, held, spent FROM booked
          UNION ALL SELECT 'key_day', api_key_id, budget_day, held, spent FROM booked
            WHERE api_key_id IS NOT NULL),
        sums AS (SELECT kind, subject, starts, sum(held) AS held, sum(spent) AS spent
                 FROM counted GROUP BY 1, 2, 3)
        SELECT * FROM sums FULL JOIN ai_budgets b USING (kind, subject, starts)
        WHERE coalesce(sums.held, 0) <> coalesce(b.held_micro_usd, 0)
           OR coalesce(sums.spent, 0) <> coalesce(b.spent_micro_usd, 0)
        """);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }
}
