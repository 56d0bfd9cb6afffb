package coach.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

class AuditRetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private final Jdbi jdbi =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());
  private final AuditDao entries = jdbi.onDemand(AuditDao.class);
  private final AuditRetention retention =
      new AuditRetention(entries, InstantSource.fixed(NOW), Duration.ofDays(400));

  @Test
  void whatIsOlderThanTheRetentionGoesAndTheRestStays() {
    fill(1, "400 days 1 second");
    fill(1, "400 days");
    fill(1, "0 seconds");

    retention.run();

    assertThat(ages()).containsExactly(Duration.ofDays(400), Duration.ZERO);
  }

  @Test
  void moreThanOneBatchGoesInOneRun() {
    fill(2 * AuditRetention.BATCH + 1, "500 days");

    retention.run();

    assertThat(ages()).isEmpty();
  }

  @Test
  void oneStatementRemovesNoMoreThanABatch() {
    fill(10, "500 days");

    assertThat(entries.purge(NOW, 4)).isEqualTo(4);
    assertThat(ages()).hasSize(6);
  }

  @Test
  void whatAnotherNodeIsRemovingIsLeftToIt() {
    fill(10, "500 days");

    jdbi.useTransaction(
        other -> {
          other.attach(AuditDao.class).purge(NOW, 4);
          try (var mine = jdbi.open()) {
            assertThat(mine.attach(AuditDao.class).purge(NOW, 10)).isEqualTo(6);
          }
        });

    assertThat(ages()).isEmpty();
  }

  private void fill(int rows, String age) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO audit_entries (id, at, action, outcome, actor, subject)
                    SELECT gen_random_uuid(), CAST(:now AS timestamptz) - CAST(:age AS interval),
                        'login', 'success', 'system', 'user:7'
                    FROM generate_series(1, :rows)
                    """)
                .bind("now", NOW)
                .bind("age", age)
                .bind("rows", rows)
                .execute());
  }

  private List<Duration> ages() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT at FROM audit_entries ORDER BY at")
                .mapTo(Instant.class)
                .map(at -> Duration.between(at, NOW))
                .list());
  }
}
