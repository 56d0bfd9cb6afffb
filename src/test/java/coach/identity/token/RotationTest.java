package coach.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.platform.IdSource;
import coach.platform.secret.Secret;
import coach.shared.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secret files are swapped while several threads issue and verify, and no token that was issued
/// may fail anywhere.
class RotationTest {
  private static final int WORKERS = 4;
  private static final int ROUNDS = 1_500;
  private static final int ROTATIONS = KeyRing.MOST_RETIRED;
  private static final UserId USER = new UserId(UUID.randomUUID());
  private static final SessionId SESSION = new SessionId(UUID.randomUUID());

  @TempDir Path directory;

  private final ManualTime time = new ManualTime();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void onOneNodeWithNothingButTheCurrentFile() throws Exception {
    write("current", 0);
    Node node = node(Optional.empty());

    underLoad(
        List.of(node),
        number -> {
          write("current", number);
          node.keys.follow();
        });

    assertThat(node.keys.current().id()).isEqualTo(id(ROTATIONS));
  }

  /// Each node reads the files when its time comes. In between, one has what the other has not.
  @Test
  void onTwoNodesWithBothFilesInEitherOrder() throws Exception {
    write("current", 0);
    write("previous", -1);
    List<Node> nodes = List.of(node(previous()), node(previous()));

    underLoad(
        nodes,
        number -> {
          boolean currentFirst = number % 2 == 0;
          write(currentFirst ? "current" : "previous", currentFirst ? number : number - 1);
          nodes.get(number / 2 % 2).keys.follow();
          write(currentFirst ? "previous" : "current", currentFirst ? number - 1 : number);
          nodes.forEach(node -> node.keys.follow());
        });

    assertThat(nodes).allMatch(node -> node.keys.current().id().equals(id(ROTATIONS)));
  }

  private interface Rotation {
    void to(int number) throws IOException;
  }

  private void underLoad(List<Node> nodes, Rotation rotation) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<List<String>>> workers =
          IntStream.range(0, WORKERS)
              .mapToObj(worker -> threads.submit(() -> work(nodes, worker)))
              .toList();
      for (int number = 1; number <= ROTATIONS; number++) {
        int share = number * WORKERS * ROUNDS / (ROTATIONS + 1);
        await().pollInterval(Duration.ofMillis(1)).until(() -> done.get() >= share);
        rotation.to(number);
      }
      for (Future<List<String>> worker : workers) {
        assertThat(worker.get()).as("tokens that failed").isEmpty();
      }
    }
  }

  /// Keeps the latest token of each key, and shows all of them to another node each round.
  private List<String> work(List<Node> nodes, int worker) {
    Map<String, String> latest = new HashMap<>();
    List<String> failed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      String token = nodes.get((worker + round) % nodes.size()).issue();
      latest.put(token.substring(0, token.indexOf('.')), token);
      Node other = nodes.get((worker + round / 2) % nodes.size());
      latest.values().stream().filter(it -> other.tokens.verify(it).isEmpty()).forEach(failed::add);
      done.incrementAndGet();
    }
    return failed;
  }

  private record Node(SigningKeys keys, AccessTokens tokens) {
    String issue() {
      return tokens.issue(USER, Role.TRADER, SESSION);
    }
  }

  private Node node(Optional<Secret> previous) {
    Secret current = Secret.ofFile(directory.resolve("current"));
    TokenConfiguration configuration = new TokenConfiguration(null, null, null, null, null);
    SigningKeys keys =
        new SigningKeys(current, previous, configuration.access().toJavaDuration(), time::nanos);
    return new Node(keys, new AccessTokens(configuration, keys, IdSource.secure(time)));
  }

  private Optional<Secret> previous() {
    return Optional.of(Secret.ofFile(directory.resolve("previous")));
  }

  private static String id(int number) {
    return SigningKey.of(value(number)).id();
  }

  private static String value(int number) {
    return "fake-secret-of-many-more-than-32-characters-" + number;
  }

  private void write(String name, int number) throws IOException {
    Path next = Files.writeString(directory.resolve(name + ".next"), value(number) + "\n");
    Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
