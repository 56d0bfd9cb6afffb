package coach.identity.apikey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.ApiKeyId;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.shared.UserId;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final NewKey PLAIN = KeyDatabase.key("plain");
  private static final PageRequest ALL = PageRequest.of(null, null);

  private final KeyDatabase database = new KeyDatabase();
  private final ApiKeys keys = database.node();
  private final UserId ann = database.user("trader");
  private final UserId bob = database.user("trader");

  @Test
  void ofAKeyOnlyItsHashIsKept() throws Exception {
    Created created = keys.create(ann, PLAIN);
    String text = created.token().text();

    String row =
        database.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT CAST(k AS text) FROM api_keys k")
                    .mapTo(String.class)
                    .one());

    assertThat(row)
        .contains(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII))))
        .doesNotContain(text.substring(0, 9), text.substring(9));
    assertThat(created.toString()).doesNotContain(text.substring(8));
  }

  @Test
  void noTwoKeysAreAlike() {
    assertThat(keys.create(ann, PLAIN).token()).isNotEqualTo(keys.create(ann, PLAIN).token());
  }

  @Test
  void aKeyIsRevokedByItsOwnerAndOnlyOnce() {
    Created created = keys.create(ann, PLAIN);
    ApiKeyId id = created.key().id();

    assertThat(keys.revoke(bob, id)).isFalse();
    assertThat(keys.caller(created.token().text())).isPresent();
    assertThat(keys.revoke(ann, id)).isTrue();
    assertThat(keys.revoke(ann, id)).isFalse();
    assertThat(keys.revoke(ann, new ApiKeyId(UUID.randomUUID()))).isFalse();
  }

  @Test
  void everybodySeesTheirOwnKeysNewestFirst() {
    ApiKey first = keys.create(ann, KeyDatabase.expiring(database.now().plusSeconds(1))).key();
    database.pass(Duration.ofSeconds(1));
    ApiKey second = keys.create(ann, KeyDatabase.key("second")).key();
    database.pass(Duration.ofSeconds(1));
    keys.create(bob, PLAIN);
    ApiKey revoked = keys.create(ann, PLAIN).key();
    keys.revoke(ann, revoked.id());
    database.pass(Duration.ofSeconds(1));
    ApiKey last = keys.create(ann, KeyDatabase.key("last")).key();

    Page<ApiKey> page = keys.list(ann, PageRequest.of(2, null));
    Page<ApiKey> rest = keys.list(ann, PageRequest.of(2, page.next().orElseThrow()));

    assertThat(page.items()).containsExactly(last, second);
    assertThat(rest.items()).containsExactly(first);
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void fiftyLiveKeysAreEnough() {
    ApiKeyId some = keys.create(ann, PLAIN).key().id();
    keys.create(ann, KeyDatabase.expiring(database.now().plusSeconds(1)));
    for (int i = 0; i < 48; i++) {
      keys.create(ann, PLAIN);
    }
    assertThatThrownBy(() -> keys.create(ann, PLAIN)).satisfies(ApiKeysTest::isConflict);

    keys.create(bob, PLAIN);
    keys.revoke(ann, some);
    keys.create(ann, PLAIN);
    assertThatThrownBy(() -> keys.create(ann, PLAIN)).satisfies(ApiKeysTest::isConflict);

    database.pass(Duration.ofSeconds(1));
    keys.create(ann, PLAIN);
    assertThatThrownBy(() -> keys.create(ann, PLAIN)).satisfies(ApiKeysTest::isConflict);
  }

  private static void isConflict(Throwable failure) {
    assertThat(((ProblemException) failure).problem()).isInstanceOf(Problem.Conflict.class);
  }

  @Test
  void fiftyAreEnoughAlsoWhenTheyAreMadeAtOnce() throws Exception {
    for (int i = 0; i < 45; i++) {
      keys.create(ann, PLAIN);
    }

    long made = 0;
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      Callable<Boolean> attempt = this::madeOne;
      for (Future<Boolean> one :
          executor.invokeAll(IntStream.range(0, 24).mapToObj(_ -> attempt).toList())) {
        made += one.get() ? 1 : 0;
      }
    }

    assertThat(made).isEqualTo(5);
    assertThat(keys.list(ann, ALL).items()).hasSize(50);
  }

  private boolean madeOne() {
    try {
      keys.create(ann, PLAIN);
      return true;
    } catch (ProblemException e) {
      isConflict(e);
      return false;
    }
  }

  @Test
  void whatWasGoodForNothingForNinetyDaysIsRemoved() {
    keys.revoke(ann, keys.create(ann, PLAIN).key().id());
    keys.create(ann, KeyDatabase.expiring(database.now().plusSeconds(1)));
    ApiKeyId good = keys.create(ann, PLAIN).key().id();

    database.pass(Duration.ofDays(90));
    assertThat(keys.purge()).isZero();
    database.pass(Duration.ofSeconds(2));
    assertThat(keys.purge()).isEqualTo(2);

    assertThat(keys.list(ann, PageRequest.of(null, null)).items())
        .extracting(ApiKey::id)
        .containsExactly(good);
  }

  @Test
  void aDisabledUserMakesNoKey() {
    database.execute("UPDATE users SET disabled_at = now() WHERE id = '" + ann + "'");

    assertThatThrownBy(() -> keys.create(ann, PLAIN)).isInstanceOf(ProblemException.class);
  }
}
