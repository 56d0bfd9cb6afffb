package coach.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.identity.Caller;
import coach.identity.Role;
import coach.identity.Scope;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.secret.Secret;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorsTest {
  private static final String TOKEN = "fake-admin-token-0123456789-0123456789";
  private static final Optional<String> GOOD = Optional.of("Bearer " + TOKEN);
  private static final Optional<String> BAD = Optional.of("Bearer wrong");

  private final Operators operators = new Operators(new AdminToken(Optional.of(Secret.of(TOKEN))));

  @ParameterizedTest
  @MethodSource
  void whoIsSignedInCountsByRoleAndAKeyByItsScopesToo(Caller caller, boolean admitted) {
    assertThat(operators.admits(Optional.of(caller), BAD)).isEqualTo(admitted);
  }

  static Stream<Arguments> whoIsSignedInCountsByRoleAndAKeyByItsScopesToo() {
    return Stream.of(
        arguments(Callers.session(Role.OPERATOR), true),
        arguments(Callers.session(Role.TRADER), false),
        arguments(Callers.key(Role.OPERATOR, Scope.READ), true),
        arguments(Callers.key(Role.OPERATOR, Scope.READ, Scope.AI), true),
        arguments(Callers.key(Role.OPERATOR, Scope.AI, Scope.WRITE), false),
        arguments(Callers.key(Role.TRADER, Scope.READ), false));
  }

  @Test
  void theAdminTokenCountsWhoeverCarriesIt() {
    assertThat(operators.admits(Optional.empty(), GOOD)).isTrue();
    assertThat(operators.admits(Optional.of(Callers.session(Role.TRADER)), GOOD)).isTrue();
    assertThat(operators.admits(Optional.empty(), BAD)).isFalse();
    assertThat(operators.admits(Optional.empty(), Optional.empty())).isFalse();
  }

  @Test
  void withoutAnAdminTokenOnlyCallersCount() {
    Operators tokenless = new Operators(new AdminToken(Optional.empty()));

    assertThat(tokenless.admits(Optional.empty(), GOOD)).isFalse();
    assertThat(tokenless.admits(Optional.of(Callers.session(Role.OPERATOR)), GOOD)).isTrue();
  }

  @Test
  void everybodyElseIsRefusedEachInTheirWay() {
    assertThat(refusal(Optional.empty())).isInstanceOf(Problem.Unauthenticated.class);
    assertThat(refusal(Optional.of(Callers.session(Role.TRADER))))
        .isInstanceOf(Problem.Forbidden.class);
    assertThatCode(() -> operators.require(Optional.empty(), GOOD)).doesNotThrowAnyException();
  }

  private Problem refusal(Optional<Caller> caller) {
    return catchThrowableOfType(ProblemException.class, () -> operators.require(caller, BAD))
        .problem();
  }
}
