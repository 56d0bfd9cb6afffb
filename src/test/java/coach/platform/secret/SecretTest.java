package coach.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  private static final ObjectMapper JSON = Jackson.newObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path directory;

  record Holder(@Nullable Secret plain, Optional<Secret> perhaps) {}

  @Test
  void aSecretNeverPrintsItself() throws JsonProcessingException {
    Holder holder = new Holder(Secret.of("plain-value-1"), Optional.of(Secret.of("other-value-2")));

    assertThat(holder.toString())
        .contains(Secret.MASK)
        .doesNotContain("plain-value", "other-value");
    assertThat(JSON.writeValueAsString(holder))
        .isEqualTo("{\"plain\":\"●●●●●●\",\"perhaps\":\"●●●●●●\"}");
  }

  @Test
  void textBecomesASecretAlsoInsideAnOptional() throws JsonProcessingException {
    Holder holder = JSON.readValue("{\"plain\":\"abc\",\"perhaps\":\"def\"}", Holder.class);

    assertThat(holder.plain()).isNotNull();
    assertThat(holder.plain()).extracting(Secret::reveal).isEqualTo("abc");
    assertThat(holder.perhaps()).map(Secret::reveal).contains("def");
  }

  @Test
  void aSecretInTheTreeIsTakenAsItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "from-a-file\n");
    Secret secret = Secret.ofFile(file);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putPOJO("plain", secret);
    tree.putPOJO("perhaps", secret);

    Holder holder = JSON.treeToValue(tree, Holder.class);

    assertThat(holder.plain()).isSameAs(secret);
    assertThat(holder.perhaps()).containsSame(secret);
    assertThat(holder.perhaps().orElseThrow().file()).contains(file);
  }

  @Test
  void emptyTextIsNoSecret() throws JsonProcessingException {
    Holder holder = JSON.readValue("{\"plain\":\"\",\"perhaps\":\"\"}", Holder.class);

    assertThat(holder.plain()).isNull();
    assertThat(holder.perhaps()).isEmpty();
    assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumberIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> JSON.readValue("{\"plain\":8412345678}", Holder.class))
        .hasMessageContaining("put it in quotes")
        .hasMessageNotContaining("8412345678");
  }

  @Test
  void onlyTheSameTextMatches() {
    Secret secret = Secret.of("correct horse");

    assertThat(secret.matches("correct horse")).isTrue();
    assertThat(secret.matches("correct hors")).isFalse();
    assertThat(secret.matches("")).isFalse();
  }

  @Test
  void aFingerprintChangesWithTheValueAndIsTheSameEverywhere() {
    assertThat(Secret.of("one-value-of-two").fingerprint())
        .matches("[0-9a-f]{6}")
        .isEqualTo(Secret.of("one-value-of-two").fingerprint())
        .isNotEqualTo(Secret.of("two-value-of-two").fingerprint());
    assertThat(Secret.of("pinned").fingerprint()).isEqualTo("6784d7");
  }

  @Test
  void aChangedFileIsPickedUpAndItsOldAndNewValueAreMasked() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "old-file-value\r\n");
    Secret secret = Secret.ofFile(file);
    assertThat(secret.reveal()).isEqualTo("old-file-value");

    Files.writeString(file, "new-file-value\n");

    await().atMost(SOON).until(() -> secret.reveal().equals("new-file-value"));
    assertThat(secret.matches("new-file-value")).isTrue();
    assertThat(Redactor.redact("old-file-value, new-file-value"))
        .isEqualTo(Secret.MASK + ", " + Secret.MASK);
  }

  /// `key -> ..data/key`, `..data -> generation`, and then `..data` is replaced in one step.
  @Test
  void aSwapOfTheLinkThatAnOrchestratorMountsIsPickedUp() throws IOException {
    generation("first", "first-generation");
    generation("second", "second-generation");
    Files.createSymbolicLink(directory.resolve("..data"), Path.of("first"));
    Path file =
        Files.createSymbolicLink(directory.resolve("key"), Path.of("..data").resolve("key"));
    Secret secret = Secret.ofFile(file);
    assertThat(secret.reveal()).isEqualTo("first-generation");

    Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("second"));
    Files.move(
        directory.resolve("..data_tmp"),
        directory.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);

    await().atMost(SOON).until(() -> secret.reveal().equals("second-generation"));
  }

  @Test
  void aFileWithoutAValueIsRefusedWithAReasonThatCanBeShown() throws IOException {
    Path large = Files.writeString(directory.resolve("large"), "x".repeat(70_000));
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 1});
    Path blank = Files.writeString(directory.resolve("blank"), "\n");

    refuses(directory.resolve("absent"), "does not exist");
    refuses(directory, "is not a regular file");
    refuses(large, "is larger than 64 KiB");
    refuses(binary, "is not UTF-8 text");
    refuses(blank, "is empty");
  }

  private static void refuses(Path file, String reason) {
    assertThatThrownBy(() -> Secret.ofFile(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the secret file " + file + " " + reason);
  }

  private void generation(String name, String value) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    Files.writeString(folder.resolve("key"), value);
  }
}
