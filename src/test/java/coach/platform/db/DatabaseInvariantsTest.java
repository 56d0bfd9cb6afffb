package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseInvariantsTest {
  private static final String GOOD = "postgresql://u:s3cret@db.internal/coach?sslmode=verify-full";

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aGoodDatabaseBreaksNothing(Mode mode) {
    assertThat(broken(at(GOOD), mode)).isEmpty();
  }

  @Test
  void theEmbeddedDatabaseIsGoodForDevelopmentAlone() {
    DatabaseConfiguration embedded = DatabaseConfiguration.embeddedIn(Path.of("data"));

    assertThat(broken(embedded, Mode.DEVELOPMENT)).isEmpty();
    assertThat(
            embedded.invariants(1, InstantSource.system(), List.of()).liveChecks(Mode.DEVELOPMENT))
        .isEmpty();
    assertThat(broken(embedded, Mode.PRODUCTION)).containsExactly("DB-001");
    assertThat(broken(embedded, Mode.STAGING)).containsExactly("DB-001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.8.8", "[::1]", "db.internal,localhost"})
  void aLoopbackHostMustBeDeclared(String host) {
    DatabaseConfiguration loopback = at(GOOD.replace("db.internal", host));

    assertThat(broken(loopback, Mode.PRODUCTION)).containsExactly("DB-001");
    assertThat(broken(loopback, Mode.DEVELOPMENT)).isEmpty();
    assertThat(broken(sameHost(loopback), Mode.PRODUCTION)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"verify-ca", "require", "prefer", "allow", "disable"})
  void aConnectionThatProvesNothingIsRefused(String sslmode) {
    DatabaseConfiguration weak = at(GOOD.replace("verify-full", sslmode));

    assertThat(violations(weak, Mode.PRODUCTION))
        .singleElement()
        .satisfies(it -> assertThat(it.rule().id()).isEqualTo("DB-002"))
        .satisfies(it -> assertThat(it.found()).isEqualTo("sslmode=" + sslmode));
    assertThat(broken(weak, Mode.DEVELOPMENT)).isEmpty();
  }

  @Test
  void theDirectUrlIsHeldToTheSame() {
    DatabaseConfiguration open =
        with(Optional.of(GOOD), Optional.of("postgresql://u@db.internal/coach"), false);

    assertThat(violations(open, Mode.PRODUCTION))
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo("database.directUrl"));
  }

  @Test
  void aDirectUrlAloneIsNoDatabase() {
    DatabaseConfiguration half = with(Optional.empty(), Optional.of(GOOD), false);

    assertThat(broken(half, Mode.DEVELOPMENT)).containsExactly("DB-007");
  }

  @Test
  void aUrlThatCannotBeReadIsRefusedInEveryModeWithoutQuotingIt() {
    DatabaseConfiguration unreadable = at("postgresql://u:s3cret@h:port/d");

    for (Mode mode : Mode.values()) {
      assertThat(violations(unreadable, mode))
          .singleElement()
          .satisfies(it -> assertThat(it.rule().id()).isEqualTo("DB-009"))
          .satisfies(it -> assertThat(it.rule().severity().refuses(mode)).isTrue())
          .satisfies(it -> assertThat(it.toString()).doesNotContain("s3cret"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 5, 4, 3, 10, database",
    "2, 0, 5, 4, 3, 10, database",
    "2, 2, 5, 4, 3, 0, database",
    "6, 2, 5, 4, 3, 10, database.borrowTimeout",
    "2, 2, 5, 4, 5, 10, database.lockTimeout",
    "2, 2, 5, 5, 3, 10, database.statementTimeout",
  })
  void timeoutsAreSetAndOrdered(
      long borrow, long login, long socket, long statement, long lock, long idle, String key) {
    DatabaseConfiguration odd =
        new DatabaseConfiguration(
            Optional.of(Secret.of(GOOD)),
            Optional.empty(),
            false,
            null,
            10,
            Duration.seconds(borrow),
            Duration.seconds(login),
            Duration.seconds(socket),
            Duration.seconds(statement),
            Duration.seconds(lock),
            Duration.seconds(idle));

    assertThat(violations(odd, Mode.PRODUCTION))
        .singleElement()
        .satisfies(it -> assertThat(it.rule().id()).isEqualTo("DB-003"))
        .satisfies(it -> assertThat(it.key()).isEqualTo(key));
  }

  @Test
  void everyKeyButThePoolSizeHasADefault() throws Exception {
    DatabaseConfiguration all =
        Jackson.newObjectMapper().readValue("{\"poolSize\": 5}", DatabaseConfiguration.class);

    assertThat(all.url()).isEmpty();
    assertThat(all.directUrl()).isEmpty();
    assertThat(all.directory()).isEqualTo(Path.of("data", "postgres"));
    assertThat(broken(all, Mode.DEVELOPMENT)).isEmpty();
  }

  private static List<String> broken(DatabaseConfiguration configuration, Mode mode) {
    return violations(configuration, mode).stream().map(it -> it.rule().id()).toList();
  }

  private static List<Violation> violations(DatabaseConfiguration configuration, Mode mode) {
    return configuration.invariants(1, InstantSource.system(), List.of()).violations(mode).toList();
  }

  private static DatabaseConfiguration at(String url) {
    return with(Optional.of(url), Optional.empty(), false);
  }

  private static DatabaseConfiguration sameHost(DatabaseConfiguration it) {
    return with(it.url().map(Secret::reveal), Optional.empty(), true);
  }

  private static DatabaseConfiguration with(
      Optional<String> url, Optional<String> directUrl, boolean sameHost) {
    return new DatabaseConfiguration(
        url.map(Secret::of),
        directUrl.map(Secret::of),
        sameHost,
        null,
        10,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
