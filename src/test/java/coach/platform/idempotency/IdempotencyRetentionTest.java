package coach.platform.idempotency;

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

class IdempotencyRetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private final Jdbi jdbi =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());
  private final IdempotencyDao keys = jdbi.onDemand(IdempotencyDao.class);

  @Test
  void aKeyIsGoodForADay() {
    fill(1, "24 hours 1 second");
    fill(1, "24 hours");
    fill(1, "0 seconds");

    new IdempotencyRetention(keys, InstantSource.fixed(NOW)).run();

    assertThat(ages()).containsExactly(Duration.ofHours(24), Duration.ZERO);
  }

  @Test
  void moreThanOneBatchGoesInOneRun() {
    fill(2 * IdempotencyRetention.BATCH + 1, "25 hours");

    new IdempotencyRetention(keys, InstantSource.fixed(NOW)).run();

    assertThat(ages()).isEmpty();
  }

  @Test
  void whatAnotherNodeIsRemovingIsLeftToIt() {
    fill(10, "25 hours");

    jdbi.useTransaction(
        other -> {
          other.attach(IdempotencyDao.class).purge(NOW, 4);
          try (var mine = jdbi.open()) {
            assertThat(mine.attach(IdempotencyDao.class).purge(NOW, 10)).isEqualTo(6);
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
                    INSERT INTO idempotency_keys
                        (user_id, route, key, body_hash, answer_id, state, lease_until, created_at)
                    SELECT gen_random_uuid(), 'POST /v1/responses', 'k', sha256('k'),
                        gen_random_uuid(), 'running', at, at
                    FROM generate_series(1, :rows),
                        (SELECT CAST(:now AS timestamptz) - CAST(:age AS interval) AS at) AS times
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
                .createQuery("SELECT created_at FROM idempotency_keys ORDER BY created_at")
                .mapTo(Instant.class)
                .map(at -> Duration.between(at, NOW))
                .list());
  }
}
