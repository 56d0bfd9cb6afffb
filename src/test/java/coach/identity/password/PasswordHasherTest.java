package coach.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.HashingConfiguration;
import coach.platform.Problem;
import coach.platform.ProblemException;
import com.password4j.Argon2Function;
import io.dropwizard.util.DataSize;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
  private static final Password PASSWORD = Password.of("correct horse battery staple");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PasswordHasher hasher = hasher(64, 2);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    String encoded = hasher.hash(PASSWORD);

    assertThat(hasher.matches(PASSWORD, encoded)).isTrue();
    assertThat(hasher.matches(Password.of("correct horse battery stapel"), encoded)).isFalse();
    assertThat(hasher.matches(Password.of(""), encoded)).isFalse();
  }

  @Test
  void theShippedCostIsInTheHash() {
    try (PasswordHasher shipped =
        new PasswordHasher(new HashingConfiguration(null, 0, 0, 0), RANDOM)) {
      assertThat(shipped.hash(PASSWORD))
          .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }
  }

  @Test
  void anIndependentImplementationAgrees() {
    String ours = hasher.hash(PASSWORD);
    Argon2Function theirs = Argon2Function.getInstanceFromHash(ours);

    assertThat(theirs.check(PASSWORD.text(), ours)).isTrue();
    assertThat(hasher.matches(PASSWORD, theirs.hash(PASSWORD.text()).getResult())).isTrue();
  }

  @Test
  void noTwoHashesOfAPasswordAreAlike() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  @Test
  void aHashOfAnotherCostStillMatchesAndIsNotCurrent() {
    try (PasswordHasher former = hasher(32, 3)) {
      String encoded = former.hash(PASSWORD);

      assertThat(hasher.matches(PASSWORD, encoded)).isTrue();
      assertThat(hasher.isCurrent(encoded)).isFalse();
      assertThat(hasher.isCurrent(hasher.hash(PASSWORD))).isTrue();
    }
  }

  @Test
  void aDecoyCostsWhatAHashCostsAndMatchesNobody() {
    String decoy = hasher.decoy();

    assertThat(decoy).hasSameSizeAs(hasher.hash(PASSWORD)).isNotEqualTo(hasher.decoy());
    assertThat(hasher.isCurrent(decoy)).isTrue();
    assertThat(hasher.matches(PASSWORD, decoy)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$argon2i$v=19$m=64,t=2,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=16$m=64,t=2,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=19$m=64,t=2,p=4$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=19$m=64,t=999,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA",
        "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$",
        "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$Y29tcHV0ZWRjb21wdXRlZA\n"
      })
  void whatIsNoHashOfOursIsRefused(String encoded) {
    assertThatThrownBy(() -> hasher.matches(PASSWORD, encoded))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyAtOnceAllGetTheirOwn() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Password own = Password.of("password of " + i);
        answers.add(callers.submit(() -> hasher.matches(own, hasher.hash(own))));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
    assertThat(hasher.waiting()).isZero();
  }

  @Test
  void whoCannotBeServedIsToldToComeAgain() {
    hasher.close();

    assertThatThrownBy(() -> hasher.hash(PASSWORD))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isEqualTo(new Problem.Unavailable("sign-in", Duration.ofSeconds(5))));
  }

  private static PasswordHasher hasher(int kibibytes, int passes) {
    return new PasswordHasher(
        new HashingConfiguration(DataSize.kibibytes(kibibytes), passes, 2, 1000), RANDOM);
  }
}
