package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.db.DatabaseInvariants;
import coach.support.Production;
import coach.support.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Demo accounts, as preflight and the start find them.
class DatabaseQuestionsTest {
  private String url;

  @BeforeEach
  void aDatabaseWithDemoAccounts() {
    url = TestDatabase.freshUrl();
    TestDatabase.execute(
        url,
        """
        INSERT INTO users (id, email, password_hash, role, demo, created_at, password_changed_at)
        SELECT gen_random_uuid(), name || '@coach.test', '$argon2id$', 'trader', demo, now(), now()
        FROM (VALUES ('ann', true), ('bob', true), ('cyd', false)) AS accounts (name, demo)
        """);
  }

  @Test
  void preflightFindsThem() throws Exception {
    DatabaseInvariants invariants =
        new Production()
            .set("DATABASE_URL", url).check().invariants().stream()
                .filter(DatabaseInvariants.class::isInstance)
                .map(DatabaseInvariants.class::cast)
                .findFirst()
                .orElseThrow();

    assertThat(demo(invariants.liveChecks(Mode.PRODUCTION).findFirst().orElseThrow().run()))
        .containsExactly("database.url: 2 demo accounts");
  }

  @Test
  void theStartRefusesThem() {
    DatabaseInvariants invariants =
        DatabaseConfiguration.at(url)
            .invariants(1, InstantSource.system(), DatabaseQuestions.all());
    var settings =
        new Database.Settings(invariants, Mode.PRODUCTION, it -> it.found().contains("demo"));

    try (Database database = Database.open(settings)) {
      assertThat(database.available()).isFalse();
      assertThat(demo(database.violations().stream()))
          .containsExactly("database.url: 2 demo accounts");
    }
  }

  private static List<String> demo(Stream<Violation> violations) {
    return violations
        .filter(it -> it.rule().id().equals("SEC-008"))
        .filter(it -> it.found().contains("demo"))
        .map(it -> it.key() + ": " + it.found())
        .toList();
  }
}
