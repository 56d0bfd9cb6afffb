package coach.identity.user.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.Attempt;
import coach.identity.user.EmailAddress;
import coach.identity.user.TestIdentity;
import coach.identity.user.User;
import coach.platform.StartupFailure;
import coach.shared.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAccountsTest {
  private static final EmailAddress TRADER = new EmailAddress("trader@demo.local");
  private static final EmailAddress OPERATOR = new EmailAddress("operator@demo.local");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path parent;

  private final TestIdentity identity = new TestIdentity();

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void oneTraderAndOneOperatorAreMadeAndWrittenDown() throws IOException {
    demo().prepare();

    assertThat(lines())
        .hasSize(2)
        .satisfiesExactly(
            trader ->
                assertThat(trader).matches("trader trader@demo\\.local ([a-hjkmnp-z2-9]{7}-?){3}"),
            operator ->
                assertThat(operator)
                    .matches("operator operator@demo\\.local ([a-hjkmnp-z2-9]{7}-?){3}"));
    assertThat(admitted(TRADER)).matches(user -> user.demo() && user.role() == Role.TRADER);
    assertThat(admitted(OPERATOR)).matches(user -> user.demo() && user.role() == Role.OPERATOR);
    assertThat(passwordOf(TRADER)).isNotEqualTo(passwordOf(OPERATOR));
  }

  @Test
  void nobodyElseMayReadTheFile() throws IOException {
    demo().prepare();
    assertThat(mode()).isEqualTo("rw-------");

    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    demo().prepare();
    assertThat(mode()).isEqualTo("rw-------");

    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void theSecondStartChangesNothingAndHashesNothing() throws IOException {
    demo().prepare();
    List<String> lines = lines();
    String hash = hashOf(TRADER);

    identity.hasher.close(); // whatever would hash now would fail
    demo().prepare();

    assertThat(lines()).isEqualTo(lines);
    assertThat(hashOf(TRADER)).isEqualTo(hash);
  }

  @Test
  void anAccountThatIsMissingIsMadeWithThePasswordOfTheFile() throws IOException {
    demo().prepare();
    List<String> lines = lines();
    identity.jdbi.useHandle(handle -> handle.execute("DELETE FROM users"));

    demo().prepare();

    assertThat(lines()).isEqualTo(lines);
    assertThat(admitted(TRADER).demo()).isTrue();
    assertThat(admitted(OPERATOR).demo()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "trader trader@demo.local one-password\n",
        "operator operator@demo.local b\ntrader trader@demo.local a\n",
        "trader trader@demo.local a\noperator operator@demo.local \n",
        "trader trader@demo.local a\noperator operator@demo.local b c\n",
        "trader trader@demo.local a\noperator boss@demo.local b\n",
        "trader trader@demo.local a\noperator operator@demo.local b\nand more\n"
      })
  void aDamagedFileIsWrittenAnewAndTheAccountsFollow(String damaged) throws IOException {
    demo().prepare();
    Password former = passwordOf(TRADER);
    Files.writeString(file(), damaged);

    demo().prepare();

    assertThat(lines()).hasSize(2);
    assertThat(passwordOf(TRADER)).isNotEqualTo(former);
    assertThat(admitted(TRADER).demo()).isTrue();
    assertThat(admitted(OPERATOR).demo()).isTrue();
  }

  @Test
  void aFileThatIsNoTextIsWrittenAnew() throws IOException {
    demo().prepare();
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    demo().prepare();

    assertThat(admitted(OPERATOR).demo()).isTrue();
  }

  @Test
  void theAccountsFollowTheFileWhateverWasDoneToThem() throws IOException {
    demo().prepare();
    identity.accounts.changePassword(
        identity.users.byEmail(TRADER.value()).map(row -> new UserId(row.id())).orElseThrow(),
        passwordOf(TRADER),
        Password.of("a password of my own choice"),
        () -> {});
    identity.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE users SET role = 'trader', demo = false, disabled_at = now() WHERE email = ?",
                OPERATOR.value()));

    demo().reconcile();

    assertThat(admitted(TRADER).demo()).isTrue();
    assertThat(admitted(OPERATOR)).matches(user -> user.demo() && user.role() == Role.OPERATOR);
  }

  @Test
  void aPasswordThatSomebodyWroteIntoTheFileCounts() throws IOException {
    demo().prepare();
    Files.writeString(
        file(), "trader trader@demo.local mine\noperator operator@demo.local mine-too\n");

    demo().reconcile();

    assertThat(identity.accounts.attempt(Optional.of(TRADER), Password.of("mine")))
        .isInstanceOf(Attempt.Admitted.class);
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsToldInOneLine() throws IOException {
    Files.writeString(parent.resolve("data"), "a file");

    assertThatThrownBy(() -> demo().prepare())
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("set identity.directory to one that it can write");
  }

  private DemoAccounts demo() {
    return new DemoAccounts(parent.resolve("data"), identity.users, identity.hasher, identity.ids);
  }

  private Path file() {
    return parent.resolve("data").resolve("demo-accounts.txt");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
  }

  private Password passwordOf(EmailAddress email) throws IOException {
    return lines().stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts[1].equals(email.value()))
        .map(parts -> Password.of(parts[2]))
        .findFirst()
        .orElseThrow();
  }

  private User admitted(EmailAddress email) throws IOException {
    Attempt attempt = identity.accounts.attempt(Optional.of(email), passwordOf(email));
    assertThat(attempt).isInstanceOf(Attempt.Admitted.class);
    return ((Attempt.Admitted) attempt).user();
  }

  private String hashOf(EmailAddress email) {
    return identity.users.byEmail(email.value()).orElseThrow().passwordHash();
  }
}
