package coach.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.platform.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  private static final String GOOD = "fake-admin-token-0123456789-0123456789";
  private static final String NEXT = "fake-admin-token-9876543210-9876543210";

  @Test
  void aRotationToAShortTokenOpensNothingUntilItIsPutRight(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("token"), GOOD);
    AdminToken token = new AdminToken(Optional.of(Secret.ofFile(file)));
    assertThat(admits(token, GOOD)).isTrue();

    Files.writeString(file, "short");
    await().atMost(Duration.ofSeconds(20)).until(() -> !admits(token, GOOD));
    assertThat(admits(token, "short")).isFalse();

    Files.writeString(file, NEXT);
    await().atMost(Duration.ofSeconds(20)).until(() -> admits(token, NEXT));
  }

  private static boolean admits(AdminToken token, String value) {
    return token.admits(Optional.of("Bearer " + value));
  }
}
