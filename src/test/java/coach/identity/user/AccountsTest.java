package coach.identity.user;

import static coach.identity.user.TestIdentity.NOW;
import static coach.identity.user.TestIdentity.PASSWORD;
import static coach.identity.user.TestIdentity.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.HashingConfiguration;
import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.password.PasswordHasher;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.UserId;
import io.dropwizard.util.DataSize;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final EmailAddress JANE = new EmailAddress("jane@example.com");
  private static final EmailAddress NOBODY = new EmailAddress("nobody@example.com");
  private static final Password OTHER = Password.of("another horse, another staple");

  private final TestIdentity identity = new TestIdentity();
  private final Accounts accounts = identity.accounts;

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void whoMadeAnAccountIsAdmitted() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isEqualTo(new Attempt.Admitted(jane));
    assertThat(accounts.find(jane.id())).hasValue(jane);
    assertThat(jane)
        .isEqualTo(
            new User(
                jane.id(), JANE, Role.TRADER, false, NOW, NOW, Optional.empty(), Optional.empty()));
  }

  @Test
  void nobodyElseIs() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    assertThat(accounts.attempt(Optional.of(JANE), OTHER))
        .isEqualTo(new Attempt.WrongPassword(jane.id()));
    assertThat(accounts.attempt(Optional.of(NOBODY), PASSWORD)).isEqualTo(new Attempt.Unknown());
    assertThat(accounts.attempt(Optional.empty(), PASSWORD)).isEqualTo(new Attempt.Unknown());
  }

  @Test
  void theRightPasswordOfADisabledAccountAdmitsNobodyUntilItIsEnabled() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    assertThat(accounts.disable(jane.id()).flatMap(User::disabledAt)).hasValue(NOW);
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD))
        .isEqualTo(new Attempt.Disabled(jane.id()));
    assertThat(accounts.attempt(Optional.of(JANE), OTHER))
        .isEqualTo(new Attempt.WrongPassword(jane.id()));

    assertThat(accounts.enable(jane.id())).hasValue(jane);
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isEqualTo(new Attempt.Admitted(jane));
  }

  @Test
  void whoIsDisabledTwiceIsSinceTheFirstTime() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    accounts.disable(jane.id());
    identity.pass(Duration.ofHours(1));

    assertThat(accounts.disable(jane.id()).flatMap(User::disabledAt)).hasValue(NOW);
  }

  @Test
  void anAddressHasOneAccount() {
    accounts.create(JANE, PASSWORD, Role.TRADER);

    assertThat(problemOf(() -> accounts.create(JANE, OTHER, Role.TRADER)))
        .isInstanceOf(Problem.Conflict.class);
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isInstanceOf(Attempt.Admitted.class);
  }

  @Test
  void ofManyAtOnceOneGetsTheAddress() throws Exception {
    List<Future<User>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        answers.add(callers.submit(() -> accounts.create(JANE, PASSWORD, Role.TRADER)));
      }
    }

    assertThat(answers.stream().map(AccountsTest::outcome)).hasSize(12);
    assertThat(answers.stream().map(AccountsTest::outcome).filter("created"::equals)).hasSize(1);
    assertThat(answers.stream().map(AccountsTest::outcome).filter("Conflict"::equals)).hasSize(11);
  }

  @Test
  void aWeakPasswordMakesNoAccount() {
    Password weak = Password.of("password1234");

    assertThat(problemOf(() -> accounts.create(JANE, weak, Role.TRADER)))
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("password"));
    assertThat(accounts.page(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void whatFailsWithinTheCreationUndoesIt() {
    assertThat(problemOf(() -> accounts.create(JANE, PASSWORD, Role.TRADER, AccountsTest::fail)))
        .isEqualTo(new Problem.Forbidden("no"));
    assertThat(accounts.page(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void aLogInIsRemembered() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    identity.pass(Duration.ofSeconds(60));

    assertThat(accounts.loggedIn(jane)).isTrue();

    assertThat(accounts.find(jane.id()).flatMap(User::lastLoginAt)).hasValue(NOW.plusSeconds(60));
  }

  @Test
  void nobodyLogsInWithAPasswordThatWasChangedMeanwhile() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    identity.pass(Duration.ofSeconds(60));
    accounts.changePassword(jane.id(), PASSWORD, OTHER, () -> {});

    assertThat(accounts.loggedIn(jane)).isFalse();
  }

  @Test
  void nobodyLogsInWhoWasDisabledMeanwhile() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    accounts.disable(jane.id());

    assertThat(accounts.loggedIn(jane)).isFalse();
  }

  @Test
  void aCurrentHashIsLeftAlone() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    String hash = hashOf(jane);

    accounts.renewHash(jane, PASSWORD);

    assertThat(hashOf(jane)).isEqualTo(hash);
  }

  @Test
  void aHashOfAnotherCostIsRenewed() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    try (PasswordHasher dearer =
        new PasswordHasher(
            new HashingConfiguration(DataSize.kibibytes(128), 2, 1, 10), new SecureRandom())) {
      identity.accounts(dearer).renewHash(jane, PASSWORD);
    }

    assertThat(hashOf(jane)).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isInstanceOf(Attempt.Admitted.class);
    assertThat(accounts.find(jane.id()).map(User::passwordChangedAt)).hasValue(NOW);
  }

  @Test
  void aRenewalThatFindsNoTurnIsLeftToTheNextLogIn() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    String hash = hashOf(jane);

    PasswordHasher busy =
        new PasswordHasher(
            new HashingConfiguration(DataSize.kibibytes(128), 2, 1, 10), new SecureRandom());
    busy.close();
    identity.accounts(busy).renewHash(jane, PASSWORD);

    assertThat(hashOf(jane)).isEqualTo(hash);
  }

  @Test
  void aRenewalDoesNotBringAPasswordBackThatWasChangedMeanwhile() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    accounts.changePassword(jane.id(), PASSWORD, OTHER, () -> {});

    try (PasswordHasher dearer =
        new PasswordHasher(
            new HashingConfiguration(DataSize.kibibytes(128), 2, 1, 10), new SecureRandom())) {
      identity.accounts(dearer).renewHash(jane, PASSWORD);
    }

    assertThat(accounts.attempt(Optional.of(JANE), OTHER)).isInstanceOf(Attempt.Admitted.class);
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD))
        .isInstanceOf(Attempt.WrongPassword.class);
  }

  @Test
  void aChangedPasswordTakesThePlaceOfTheFormer() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    identity.pass(Duration.ofDays(1));

    assertThat(accounts.changePassword(jane.id(), PASSWORD, OTHER, () -> {})).isTrue();

    assertThat(accounts.attempt(Optional.of(JANE), OTHER)).isInstanceOf(Attempt.Admitted.class);
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD))
        .isInstanceOf(Attempt.WrongPassword.class);
    assertThat(accounts.find(jane.id()).map(User::passwordChangedAt))
        .hasValue(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void whatFailsWithinTheChangeUndoesIt() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    assertThat(
            problemOf(() -> accounts.changePassword(jane.id(), PASSWORD, OTHER, () -> fail(jane))))
        .isEqualTo(new Problem.Forbidden("no"));

    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isInstanceOf(Attempt.Admitted.class);
  }

  @Test
  void onlyWhoKnowsTheCurrentPasswordChangesIt() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    Password third = Password.of("a third horse or staple");
    assertThat(accounts.changePassword(jane.id(), OTHER, third, Assertions::fail)).isFalse();
    assertThat(accounts.attempt(Optional.of(JANE), PASSWORD)).isInstanceOf(Attempt.Admitted.class);
  }

  @Test
  void theNextPasswordIsGoodAndAnotherOne() {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);

    for (Password refused : List.of(PASSWORD, Password.of("qwertyuiop"))) {
      assertThat(problemOf(() -> accounts.requireGood(jane, PASSWORD, refused)))
          .isInstanceOfSatisfying(
              Problem.Invalid.class,
              invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("new_password"));
    }
  }

  @Test
  void ofTwoChangesAtOnceOneIsMade() throws Exception {
    User jane = accounts.create(JANE, PASSWORD, Role.TRADER);
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        Password next = Password.of("yet another horse " + i + i + i);
        answers.add(
            callers.submit(() -> accounts.changePassword(jane.id(), PASSWORD, next, () -> {})));
      }
    }

    assertThat(answers.stream().filter(Future::resultNow)).hasSize(1);
  }

  @Test
  void nobodyIsNotFound() {
    UserId nobody = new UserId(UUID.randomUUID());

    assertThat(accounts.find(nobody)).isEmpty();
    assertThat(accounts.disable(nobody)).isEmpty();
    assertThat(accounts.enable(nobody)).isEmpty();
    assertThat(problemOf(() -> accounts.changePassword(nobody, PASSWORD, OTHER, () -> {})))
        .isEqualTo(new Problem.NotFound("user"));
  }

  @Test
  void everybodyIsOnOnePage() {
    List<User> made =
        Stream.of("a@example.com", "b@example.com", "c@example.com")
            .map(
                email -> {
                  identity.pass(Duration.ofMillis(1));
                  return identity.create(email, Role.TRADER);
                })
            .toList();

    List<User> first = accounts.page(Optional.empty(), 2);
    List<User> second = accounts.page(Optional.of(first.getLast().id().value()), 2);

    assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(made);
  }

  private static User fail(User user) {
    throw new Problem.Forbidden("no").toException();
  }

  private String hashOf(User user) {
    return identity.users.byId(user.id().value()).orElseThrow().passwordHash();
  }

  private static String outcome(Future<User> answer) {
    try {
      answer.get();
      return "created";
    } catch (ExecutionException e) {
      return e.getCause() instanceof ProblemException problem
          ? problem.problem().getClass().getSimpleName()
          : String.valueOf(e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
