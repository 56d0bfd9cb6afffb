package coach.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.StartupFailure;
import coach.platform.secret.Secret;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final Duration ACCESS = Duration.ofMinutes(15);

  @TempDir Path directory;

  private final ManualTime time = new ManualTime();

  @Test
  void nodesAgreeOnTheIdOfAKeyAndOnNothingElse() {
    String id = SigningKey.of(value("a")).id();

    assertThat(SigningKey.of(value("a")).id()).isEqualTo(id).matches("[A-Za-z0-9_-]{12}");
    assertThat(SigningKey.of(value("b")).id()).isNotEqualTo(id);
  }

  @Test
  void aShortSecretOfDevelopmentSignsAsItIs() {
    SigningKey key = SigningKey.of("short");
    String token = key.sign(new JWTClaimsSet.Builder().subject("s").build());

    String input = token.substring(0, token.lastIndexOf('.'));
    assertThat(token).isEqualTo(Forge.signed(input, "short", "HmacSHA256"));
  }

  @Test
  void theNewValueSignsAndTheReplacedOneVerifiesForAsLongAsATokenLives() throws IOException {
    SigningKeys keys = keys(file("current", "a"));

    swap("current", "b");
    keys.follow();

    assertThat(keys.current().id()).isEqualTo(id("b"));
    time.pass(ACCESS.plusSeconds(59));
    assertThat(keys.find(id("a"))).isPresent();
    time.pass(Duration.ofSeconds(1));
    assertThat(keys.find(id("a"))).isEmpty();
    assertThat(keys.find(id("b"))).isPresent();
  }

  @Test
  void aKeyThatAnotherNodeReadEarlierIsLookedForAtOnce() throws IOException {
    SigningKeys keys = keys(file("current", "a"), file("previous", "z"));

    swap("current", "b");
    assertThat(keys.find(id("b"))).isPresent();
    swap("previous", "c");
    assertThat(keys.find(id("c"))).isPresent();
    assertThat(keys.find(id("nobody's"))).isEmpty();
  }

  @Test
  void theTwoFilesAreSwappedInEitherOrder() throws IOException {
    for (List<String> order :
        List.of(List.of("current", "previous"), List.of("previous", "current"))) {
      SigningKeys keys = keys(file("current", "b"), file("previous", "a"));
      for (String name : order) {
        swap(name, name.equals("current") ? "c" : "b");
        keys.follow();
        assertThat(Stream.of("a", "b").map(it -> keys.find(id(it)))).allMatch(Optional::isPresent);
      }
      assertThat(keys.current().id()).isEqualTo(id("c"));
    }
  }

  @Test
  void twoValuesThatChangePlacesBothStay() throws IOException {
    SigningKeys keys = keys(file("current", "b"), file("previous", "a"));

    swap("previous", "b");
    keys.follow();
    assertThat(keys.find(id("a"))).isPresent();
    swap("current", "a");
    keys.follow();

    time.pass(ACCESS.multipliedBy(2));
    assertThat(keys.current().id()).isEqualTo(id("a"));
    assertThat(keys.find(id("b"))).isPresent();
  }

  @Test
  void onlyAFewReplacedKeysAreKept() throws IOException {
    SigningKeys keys = keys(file("current", "0"));

    for (int i = 1; i <= 20; i++) {
      swap("current", "" + i);
      keys.follow();
    }

    assertThat(IntStream.rangeClosed(0, 20).filter(i -> keys.find(id("" + i)).isPresent()))
        .containsExactly(12, 13, 14, 15, 16, 17, 18, 19, 20);
  }

  @Test
  void asManyReplacedKeysAreKeptBesideTheTwoThatServe() throws IOException {
    SigningKeys keys = keys(file("current", "0"), file("previous", "start"));

    for (int i = 1; i <= KeyRing.MOST_RETIRED; i++) {
      swap("previous", "" + (i - 1));
      swap("current", "" + i);
      keys.follow();
    }

    assertThat(keys.find(id("start"))).isPresent();
    assertThat(IntStream.rangeClosed(0, 8)).allMatch(i -> keys.find(id("" + i)).isPresent());
  }

  @Test
  void aWeakValueNeverTakesThePlaceOfAStrongOne() throws IOException {
    SigningKeys keys = keys(file("current", "a"), file("previous", "b"));

    write("current", "weak");
    write("previous", "weaker");
    keys.follow();

    assertThat(keys.current().id()).isEqualTo(id("a"));
    assertThat(keys.find(SigningKey.of("weak").id())).isEmpty();
    assertThat(keys.find(SigningKey.of("weaker").id())).isEmpty();
    swap("current", "c");
    keys.follow();
    assertThat(keys.current().id()).isEqualTo(id("c"));
    assertThat(keys.find(id("a"))).isPresent();
  }

  @Test
  void developmentMakesUpASecretThatOnlyItsOwnerReadsAndKeepsIt() throws IOException {
    Path data = directory.resolve("not").resolve("yet");

    String secret = new DevelopmentSecret(data).secret().reveal();

    assertThat(secret).matches("[A-Za-z0-9_-]{64}");
    assertThat(new DevelopmentSecret(data).secret().reveal()).isEqualTo(secret);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("jwt-secret"))))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("jwt-secret"));
    }
  }

  @Test
  void processesThatStartAtOnceEndWithOneSecret() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> secrets =
          IntStream.range(0, 8)
              .mapToObj(
                  _ -> threads.submit(() -> new DevelopmentSecret(directory).secret().reveal()))
              .toList();

      Set<String> values = new HashSet<>();
      for (Future<String> secret : secrets) {
        values.add(secret.get());
      }
      assertThat(values).hasSize(1);
    }
  }

  @Test
  void whereNothingCanBeKeptTheReasonIsOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");

    assertThatThrownBy(() -> new DevelopmentSecret(file).secret())
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("JWT_SECRET");
  }

  private SigningKeys keys(Secret current) {
    return new SigningKeys(current, Optional.empty(), ACCESS, time::nanos);
  }

  private SigningKeys keys(Secret current, Secret previous) {
    return new SigningKeys(current, Optional.of(previous), ACCESS, time::nanos);
  }

  private static String id(String name) {
    return SigningKey.of(value(name)).id();
  }

  private static String value(String name) {
    return "fake-secret-of-many-more-than-32-characters-" + name;
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private Secret file(String name, String value) throws IOException {
    write(name, value(value));
    return Secret.ofFile(path(name));
  }

  private void swap(String name, String value) throws IOException {
    write(name, value(value));
  }

  private void write(String name, String text) throws IOException {
    Path next = Files.writeString(directory.resolve(name + ".next"), text + "\n");
    Files.move(next, path(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
