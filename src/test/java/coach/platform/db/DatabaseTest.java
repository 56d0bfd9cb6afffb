package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Component.Status;
import coach.platform.Mode;
import coach.support.TestDatabase;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void aFreshDatabaseIsMigratedStampedAndReady() {
    try (Database database = open(TestDatabase.emptyUrl(), Mode.DEVELOPMENT)) {
      assertThat(database.ready()).isTrue();
      assertThat(database.health().status()).isEqualTo(Status.UP);
      assertThat(database.latency()).isPresent();
      assertThat(modeIn(database)).isEqualTo("development");
    }
  }

  @Test
  void theStampOfAnotherModeIsRefused() {
    String url = TestDatabase.freshUrl();
    TestDatabase.execute(url, "INSERT INTO installation (mode) VALUES ('production')");

    try (Database database = open(url, Mode.DEVELOPMENT)) {
      assertThat(database.violations()).extracting(it -> it.rule().id()).contains("CORE-003");
      assertThat(database.ready()).isFalse();
      assertThat(database.health().status()).isEqualTo(Status.DOWN);
    }
  }

  private static Database open(String url, Mode mode) {
    return Database.open(
        Database.Settings.strict(DatabaseConfiguration.at(url), mode, 1, InstantSource.system()));
  }

  private static String modeIn(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT mode FROM installation").mapTo(String.class).one());
  }
}
