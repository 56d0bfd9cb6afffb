package coach.identity.user.invite;

import static coach.identity.user.TestIdentity.NOW;
import static coach.identity.user.TestIdentity.PASSWORD;
import static coach.identity.user.TestIdentity.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.OpaqueToken;
import coach.identity.Registration;
import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.EmailAddress;
import coach.identity.user.TestIdentity;
import coach.identity.user.User;
import coach.platform.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
  private static final EmailAddress JANE = new EmailAddress("jane@example.com");
  private static final EmailAddress JOHN = new EmailAddress("john@example.com");

  private final TestIdentity identity = new TestIdentity();
  private final Invites invites =
      new Invites(identity.jdbi.onDemand(InviteDao.class), identity.ids);
  private final User operator = identity.create("operator@example.com", Role.OPERATOR);

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void whereItIsOpenEverybodyBecomesATrader() {
    User jane = register(in(Registration.OPEN), JANE, Optional.empty());

    assertThat(jane.role()).isEqualTo(Role.TRADER);
    assertThat(jane.demo()).isFalse();
  }

  @Test
  void whereItIsClosedNobodyDoesWithWhateverCode() {
    Optional<String> code = Optional.of(code());

    assertThat(problemOf(() -> register(in(Registration.CLOSED), JANE, code)))
        .isEqualTo(new Problem.Forbidden("Registration is closed."));
  }

  @Test
  void anInvitedPersonBecomesATraderAndTheInvitationSaysSo() {
    User jane = register(in(Registration.INVITE), JANE, Optional.of(code()));

    assertThat(invites.page(Optional.empty(), 10))
        .singleElement()
        .satisfies(
            invite -> {
              assertThat(invite.use()).hasValue(new Invite.Use(jane.id(), NOW));
              assertThat(invite.createdBy()).isEqualTo(operator.id());
            });
  }

  @Test
  void whateverIsWrongWithACodeIsAnsweredAlike() {
    Registrations registrations = in(Registration.INVITE);
    String used = code();
    register(registrations, JOHN, Optional.of(used));
    String expired = code();
    identity.pass(Duration.ofDays(7));
    Invites.Issued revoked = invites.issue(operator.id(), Optional.empty());
    invites.revoke(revoked.invite().id());

    List<Optional<String>> bad =
        List.of(
            Optional.empty(),
            Optional.of(""),
            Optional.of("tci_" + "A".repeat(43)),
            Optional.of(used),
            Optional.of(expired),
            Optional.of(revoked.code().text()));

    assertThat(bad.stream().map(code -> refusal(registrations, JANE, code)).distinct()).hasSize(1);
    assertThat(refusal(registrations, JANE, Optional.empty()))
        .isInstanceOf(Problem.Forbidden.class);
    // Nothing is said of an address that is taken, and nothing of a password.
    assertThat(refusal(registrations, JOHN, Optional.of(expired)))
        .isEqualTo(refusal(registrations, JANE, Optional.empty()));
    assertThat(
            problemOf(
                () ->
                    registrations.register(
                        JANE, Password.of("short"), Optional.of(expired), user -> user)))
        .isInstanceOf(Problem.Forbidden.class);
  }

  @Test
  void aRefusedPasswordOrATakenAddressLeavesTheCodeGood() {
    Registrations registrations = in(Registration.INVITE);
    Optional<String> code = Optional.of(code());

    assertThat(
            problemOf(
                () ->
                    registrations.register(JANE, Password.of("password1234"), code, user -> user)))
        .isInstanceOf(Problem.Invalid.class);
    assertThat(problemOf(() -> register(registrations, operator.email(), code)))
        .isInstanceOf(Problem.Conflict.class);

    assertThat(register(registrations, JANE, code).email()).isEqualTo(JANE);
  }

  @Test
  void whatFailsWithinMakesNoAccountAndLeavesTheCodeGood() {
    Registrations registrations = in(Registration.INVITE);
    Optional<String> code = Optional.of(code());

    assertThatThrownBy(
            () ->
                registrations.register(
                    JANE,
                    PASSWORD,
                    code,
                    _ -> {
                      throw new IllegalStateException("planted");
                    }))
        .hasMessage("planted");

    assertThat(register(registrations, JANE, code).email()).isEqualTo(JANE);
  }

  @Test
  void aCodeThatManyUseAtOnceMakesOneAccount() throws Exception {
    Registrations registrations = in(Registration.INVITE);
    Optional<String> code = Optional.of(code());
    List<Future<User>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        EmailAddress email = new EmailAddress("friend" + i + "@example.com");
        answers.add(callers.submit(() -> register(registrations, email, code)));
      }
    }

    assertThat(answers.stream().filter(answer -> answer.state() == Future.State.SUCCESS))
        .hasSize(1);
    assertThat(identity.accounts.page(Optional.empty(), 100)).hasSize(2);
  }

  @Test
  void onlyTheHashOfACodeIsStored() {
    String code = code();

    assertThat(code).matches("tci_[A-Za-z0-9_-]{43}");
    String stored =
        identity.jdbi.withHandle(
            handle ->
                handle.createQuery("SELECT invites::text FROM invites").mapTo(String.class).one());
    assertThat(stored).doesNotContain(code.substring(4));
    assertThat(new OpaqueToken(OpaqueToken.Kind.INVITATION, code)).hasToString("tci_●●●●●●");
  }

  @Test
  void anInvitationLastsSevenDaysOrAsLongAsItIsTold() {
    assertThat(invites.issue(operator.id(), Optional.empty()).invite().expiresAt())
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(invites.issue(operator.id(), Optional.of(NOW.plusSeconds(1))).invite().expiresAt())
        .isEqualTo(NOW.plusSeconds(1));
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(91))) {
      assertThat(problemOf(() -> invites.issue(operator.id(), Optional.of(NOW.plus(wrong)))))
          .isInstanceOf(Problem.Invalid.class);
    }
  }

  @Test
  void theNewestInvitationComesFirst() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      identity.pass(Duration.ofMillis(1));
      made.addFirst(invites.issue(operator.id(), Optional.empty()).invite().id());
    }

    List<Invite> first = invites.page(Optional.empty(), 2);
    List<Invite> second = invites.page(Optional.of(first.getLast().id()), 2);

    assertThat(first).extracting(Invite::id).containsExactlyElementsOf(made.subList(0, 2));
    assertThat(second).extracting(Invite::id).containsExactlyElementsOf(made.subList(2, 3));
  }

  @Test
  void whatWasUsedIsNotRevoked() {
    Invites.Issued used = invites.issue(operator.id(), Optional.empty());
    register(in(Registration.INVITE), JANE, Optional.of(used.code().text()));
    UUID unused = invites.issue(operator.id(), Optional.empty()).invite().id();

    assertThat(invites.revoke(used.invite().id())).isEqualTo(Invites.Revocation.USED);
    assertThat(invites.revoke(unused)).isEqualTo(Invites.Revocation.REVOKED);
    assertThat(invites.revoke(unused)).isEqualTo(Invites.Revocation.UNKNOWN);
  }

  @Test
  void longEndedInvitationsAreRemoved() {
    invites.issue(operator.id(), Optional.empty());
    identity.pass(Duration.ofDays(300));
    invites.issue(operator.id(), Optional.empty());
    assertThat(invites.purge()).isZero();

    identity.pass(Duration.ofDays(108));

    assertThat(invites.purge()).isEqualTo(1);
    assertThat(invites.page(Optional.empty(), 10)).hasSize(1);
  }

  private Registrations in(Registration registration) {
    return new Registrations(registration, identity.accounts, invites);
  }

  private String code() {
    return invites.issue(operator.id(), Optional.empty()).code().text();
  }

  private static Problem refusal(
      Registrations registrations, EmailAddress email, Optional<String> code) {
    return problemOf(() -> register(registrations, email, code));
  }

  private static User register(
      Registrations registrations, EmailAddress email, Optional<String> code) {
    return registrations.register(email, PASSWORD, code, user -> user);
  }
}
