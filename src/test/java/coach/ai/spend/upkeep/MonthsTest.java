package coach.ai.spend.upkeep;

import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.spend.Hold;
import coach.ai.spend.TestBooks;
import coach.ai.spend.usage.UsageDao;
import coach.ai.spend.writer.GroupCommit;
import coach.platform.IdSource;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// By the database's own clock, as a role that may neither make nor drop a table.
class MonthsTest {
  private static final Duration KEPT = Duration.ofDays(60);

  private final TestBooks books = new TestBooks();
  private final Instant now =
      Instant.parse(
          books.one("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
  private final YearMonth month = YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
  private final Jdbi jdbi = asTheService();
  private final Months months =
      new Months(
          jdbi.onDemand(UpkeepDao.class),
          jdbi.onDemand(UsageDao.class),
          InstantSource.fixed(now),
          KEPT);

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  private Jdbi asTheService() {
    books.execute(
        "DO $$ BEGIN CREATE ROLE coach_app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    books.execute(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO coach_app");
    return Jdbi.create(books.url.replace("user=postgres", "user=coach_app"))
        .installPlugin(new PostgresPlugin())
        .installPlugin(new SqlObjectPlugin());
  }

  @Test
  void anAttemptLandsInItsMonth() {
    books.set(now.toString());
    GroupCommit ledger = books.node(caps(1_000_000));

    held(ledger, user(), 1_000);

    assertThat(books.one("SELECT tableoid::regclass FROM ai_attempts")).isEqualTo(table(month));
  }

  @Test
  void monthsAheadAreMadeAndWhatCameEarlyMovesIn() throws Exception {
    YearMonth next = month.plusMonths(1);
    books.execute("DROP TABLE " + table(next));
    books.set(next.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
    String service = books.url.replace("user=postgres", "user=coach_app");
    GroupCommit ledger = books.node(books.database(service), caps(1_000_000));
    Hold early = held(ledger, user(), 1_000);
    assertThat(books.one("SELECT tableoid::regclass FROM ai_attempts"))
        .isEqualTo("ai_attempts_rest");

    months.prepare();
    months.prepare();

    assertThat(books.one("SELECT tableoid::regclass FROM ai_attempts")).isEqualTo(table(next));
    ledger.settle(early, settled(10));
    assertThat(books.state(early)).isEqualTo("settled completed");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void onlyMonthsThatAreTooOldGoAndWhatWasCountedInThem() {
    YearMonth old = month.minusMonths(4);
    YearMonth recent = month.minusMonths(1);
    partition(old);
    partition(recent);
    attempt(old);
    attempt(recent);
    attempt(month.minusMonths(5)); // came before any month was prepared
    budget(old.minusMonths(1).atDay(1));
    budget(old.atDay(1));
    budget(old.plusMonths(1).atDay(1));
    budget(recent.atDay(1));
    override(now.minus(Duration.ofDays(70)));
    override(now.minus(Duration.ofDays(50)));

    months.run();
    months.run();

    assertThat(books.rows("SELECT budget_day FROM ai_attempts")).hasSize(1);
    assertThat(books.one("SELECT tableoid::regclass FROM ai_attempts")).isEqualTo(table(recent));
    assertThat(books.one("SELECT to_regclass('" + table(old) + "') IS NULL")).isEqualTo("t");
    assertThat(books.one("SELECT string_agg(starts::text, ' ' ORDER BY starts) FROM ai_budgets"))
        .contains(recent.atDay(1).toString())
        .doesNotContain(old.minusMonths(1).atDay(1).toString());
    assertThat(books.one("SELECT count(*) FROM ai_budget_overrides")).isEqualTo("1");
    var report = new Verification(new VerificationDao(jdbi), ZoneOffset.UTC).run();
    assertThat(report.skipped()).as("began in months that are gone").isEqualTo(1);
    assertThat(report.differences())
        .as("made up by this test")
        .allMatch(it -> !it.period().starts().isBefore(recent.atDay(1)));
  }

  @Test
  void aShortRetentionStillKeepsAMonth() {
    partition(month.minusMonths(1));
    attempt(month.minusMonths(1));
    var hasty =
        new Months(
            jdbi.onDemand(UpkeepDao.class),
            jdbi.onDemand(UsageDao.class),
            InstantSource.fixed(now),
            Duration.ofDays(1));

    hasty.run();

    assertThat(books.one("SELECT count(*) FROM ai_attempts")).isEqualTo("1");
  }

  private static String table(YearMonth month) {
    return "ai_attempts_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
  }

  private void partition(YearMonth of) {
    books.execute(
        "CREATE TABLE %s PARTITION OF ai_attempts FOR VALUES FROM ('%s') TO ('%s')"
            .formatted(table(of), firstId(of), firstId(of.plusMonths(1))));
  }

  private static UUID firstId(YearMonth of) {
    long millis = of.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return new UUID(millis << 16, 0);
  }

  private void attempt(YearMonth of) {
    Instant at = of.atDay(20).atStartOfDay(ZoneOffset.UTC).toInstant();
    UUID id = IdSource.secure(InstantSource.fixed(at)).next();
    TestDatabase.execute(
        books.url,
        """
        INSERT INTO ai_attempts (id, answer_id, at, expires_at, ended_at, state, outcome, purpose,
            provider, model, price_id, user_id, request_id, attempt, budget_day, held_micro_usd,
            cost_micro_usd)
        VALUES ('%1$s', '%1$s', '%2$s', '%2$s', '%2$s', 'settled', 'completed', 'review', 'openai',
            'm', 'p', '%1$s', 'r', 1, '%3$s', 5, 5)
        """
            .formatted(id, at, of.atDay(20)));
  }

  private void budget(LocalDate day) {
    books.execute(
        "INSERT INTO ai_budgets VALUES ('day', '%s', '%s', 0, 5)".formatted(new UUID(0, 0), day));
  }

  private void override(Instant until) {
    books.execute(
        "INSERT INTO ai_budget_overrides VALUES ('%s', 1, '%s', '%s', 'command')"
            .formatted(UUID.randomUUID(), until.minusSeconds(60), until));
  }
}
