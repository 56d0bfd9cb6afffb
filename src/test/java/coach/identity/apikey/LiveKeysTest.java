package coach.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Role;
import coach.identity.Scope;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.page.PageRequest;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveKeysTest {
  private static final NewKey PLAIN = KeyDatabase.key("plain");
  private static final PageRequest ALL = PageRequest.of(null, null);

  private final KeyDatabase database = new KeyDatabase();
  private final ApiKeys keys = database.node();
  private final UserId ann = database.user("trader");

  @Test
  void aKeyNamesItsOwnerAndWhatItMayDo() {
    NewKey wanted =
        new NewKey(
            "bot",
            Set.of(Scope.AI, Scope.WRITE),
            Optional.of(database.now().plusSeconds(60)),
            Optional.of(new Money(1_500_000)),
            OptionalInt.of(30));

    Created created = keys.create(ann, wanted);

    assertThat(created.token().text()).matches("tck_[A-Za-z0-9_-]{43}");
    assertThat(keys.caller(created.token().text()))
        .contains(
            new Caller(
                ann,
                Role.TRADER,
                new Credential.Key(
                    created.key().id(),
                    Set.of(Scope.AI, Scope.WRITE),
                    Optional.of(new Money(1_500_000)),
                    OptionalInt.of(30))));
    assertThat(keys.list(ann, ALL).items())
        .containsExactly(
            new ApiKey(
                created.key().id(),
                "bot",
                created.token().text().substring(0, 8),
                Set.of(Scope.AI, Scope.WRITE),
                database.now(),
                wanted.expiresAt(),
                Optional.of(database.now()),
                wanted.dailyCap(),
                wanted.requestsPerMinute()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tck_",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "TCK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'--",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "tck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e4",
      })
  void whatWeCannotHaveMadeIsRefusedWithoutAskingTheDatabase(String text) {
    assertThat(keys.caller(text)).isEmpty();

    assertThat(keys.reads()).isZero();
  }

  @Test
  void anUnknownKeyIsAskedForOnce() {
    String unknown = "tck_" + "A".repeat(43);

    assertThat(keys.caller(unknown)).isEmpty();
    assertThat(keys.caller(unknown)).isEmpty();

    assertThat(keys.reads()).isEqualTo(1);
  }

  @Test
  void aKeyInUseCostsNoQuery() {
    String text = keys.create(ann, PLAIN).token().text();

    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.caller(text)).isPresent();
    }

    assertThat(keys.reads()).isEqualTo(1);
  }

  @Test
  void aRevokedKeyIsOutAtOnceAndOnOtherNodesWithinFourSeconds() {
    ApiKeys other = database.node();
    Created created = keys.create(ann, PLAIN);
    String text = created.token().text();
    assertThat(Stream.of(keys, other).map(node -> node.caller(text))).allMatch(Optional::isPresent);

    assertThat(keys.revoke(ann, created.key().id())).isTrue();

    assertThat(keys.caller(text)).isEmpty();
    database.pass(Duration.ofSeconds(4));
    assertThat(other.caller(text)).isEmpty();
  }

  @Test
  void aDisabledOwnersKeyIsOutWithinFourSecondsAndComesBackWithThem() {
    String text = keys.create(ann, PLAIN).token().text();
    assertThat(keys.caller(text)).isPresent();

    database.execute("UPDATE users SET disabled_at = now() WHERE id = '" + ann + "'");
    database.pass(Duration.ofSeconds(4));
    assertThat(keys.caller(text)).isEmpty();

    database.execute("UPDATE users SET disabled_at = NULL WHERE id = '" + ann + "'");
    database.pass(Duration.ofSeconds(4));
    assertThat(keys.caller(text)).isPresent();
  }

  @Test
  void aKeyHasTheRoleThatItsOwnerHasNow() {
    String text = keys.create(ann, PLAIN).token().text();
    assertThat(keys.caller(text).map(Caller::role)).contains(Role.TRADER);

    database.execute("UPDATE users SET role = 'operator' WHERE id = '" + ann + "'");
    database.pass(Duration.ofSeconds(3));
    keys.caller(text);
    database.runBackground();

    assertThat(keys.caller(text).map(Caller::role)).contains(Role.OPERATOR);
  }

  @Test
  void aKeyIsOutInTheMomentThatItExpires() {
    String text =
        keys.create(ann, KeyDatabase.expiring(database.now().plusSeconds(2))).token().text();

    database.pass(Duration.ofMillis(1_999));
    assertThat(keys.caller(text)).isPresent();
    database.pass(Duration.ofMillis(1));
    assertThat(keys.caller(text)).isEmpty();
    database.pass(Duration.ofSeconds(4));
    assertThat(keys.caller(text)).isEmpty();
  }

  @Test
  void theLastUseIsNotedOnceAMinuteAndInTheBackground() {
    String text = keys.create(ann, PLAIN).token().text();
    assertThat(lastUsed()).isEmpty();
    keys.caller(text);
    assertThat(lastUsed()).contains(KeyDatabase.START);

    for (int i = 0; i < 59; i++) {
      database.pass(Duration.ofSeconds(1));
      keys.caller(text);
      database.runBackground();
    }
    assertThat(lastUsed()).contains(KeyDatabase.START);

    database.pass(Duration.ofSeconds(2));
    keys.caller(text);
    assertThat(lastUsed()).contains(KeyDatabase.START);
    database.runBackground();
    assertThat(lastUsed()).contains(KeyDatabase.START.plusSeconds(61));
  }

  private Optional<Instant> lastUsed() {
    return keys.list(ann, ALL).items().getFirst().lastUsedAt();
  }

  @Test
  void madeUpKeysDoNotOccupyTheDatabase() throws Exception {
    String known = keys.create(ann, PLAIN).token().text();
    keys.caller(known);
    database.pass(Duration.ofSeconds(3));

    try (Handle stop = database.jdbi.open();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      stop.begin().execute("LOCK TABLE api_keys");
      List<Future<Optional<Caller>>> answers =
          IntStream.range(0, 20)
              .mapToObj(i -> executor.submit(() -> keys.caller(madeUp(i))))
              .toList();

      await().untilAsserted(() -> assertThat(waiting()).isEqualTo(4));
      await()
          .untilAsserted(
              () ->
                  assertThat(answers)
                      .filteredOn(answer -> answer.state() == Future.State.FAILED)
                      .hasSize(16)
                      .allSatisfy(answer -> isUnavailable(answer.exceptionNow())));
      assertThat(waiting()).isEqualTo(4);

      assertThat(keys.caller(known)).isPresent();
      Future<?> refreshed = executor.submit(database::runBackground);
      await().untilAsserted(() -> assertThat(waiting()).isEqualTo(5));

      stop.rollback();
      refreshed.get();
      assertThat(answers)
          .filteredOn(answer -> answer.state() != Future.State.FAILED)
          .hasSize(4)
          .allSatisfy(answer -> assertThat(answer.get()).isEmpty());
    }
    assertThat(keys.caller(known)).isPresent();
  }

  private static String madeUp(int number) {
    return "tck_%043d".formatted(number);
  }

  private static void isUnavailable(Throwable failure) {
    assertThat(((ProblemException) failure).problem()).isInstanceOf(Problem.Unavailable.class);
  }

  private int waiting() {
    return database.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """)
                .mapTo(Integer.class)
                .one());
  }
}
