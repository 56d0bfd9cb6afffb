package coach.ai.key;

import static coach.ai.key.KeyDesk.NEW;
import static coach.ai.key.KeyDesk.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coach.ai.FailureClass;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.secret.Redactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotateKeyTaskTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private Path file() {
    return directory.resolve("openai-key");
  }

  @Test
  void aChangedFileIsTakenAtOnceAndToldByFingerprint() {
    KeyDesk desk = KeyDesk.ofFile(file());
    KeyDesk.write(file(), NEW);

    String told = desk.task("");

    assertThat(told)
        .isEqualTo(
            "openai: key %s is in use, instead of %s%n"
                .formatted(desk.keys.fingerprint(NEW), desk.keys.fingerprint(OLD)));
    assertThat(desk.current()).contains(NEW);
    assertThat(desk.actions()).containsExactly("ai_key.rotate SUCCESS");
  }

  @Test
  void anUnchangedFileIsVerifiedAndSaidToBeInUse() {
    KeyDesk desk = KeyDesk.ofFile(file());

    assertThat(desk.task("")).endsWith("is in use already, and good" + System.lineSeparator());
    assertThat(desk.openai.asked).containsExactly(OLD);
    assertThat(desk.audit).isEmpty();
  }

  @Test
  void aKeyInTheBodyReplacesThatOfTheEnvironmentAndNoTextShowsIt() {
    KeyDesk desk = KeyDesk.ofEnvironment();

    String told = desk.task(NEW + "\n");
    desk.followAfter(Duration.ofMinutes(5));

    assertThat(told).contains("a restart needs it in the environment too").doesNotContain(NEW);
    assertThat(desk.current()).contains(NEW);
    assertThat(Redactor.redact("with " + NEW)).doesNotContain(NEW);
  }

  @Test
  void aBadKeyChangesNothing() {
    KeyDesk desk = KeyDesk.ofEnvironment();
    desk.openai.refuse(NEW, FailureClass.BAD_KEY);

    Problem problem = refusal(desk, NEW);

    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    assertThat(problem.toString()).contains("nothing changed").doesNotContain(NEW);
    assertThat(desk.current()).contains(OLD);
    assertThat(desk.actions()).containsExactly("ai_key.rotate FAILURE");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BAD_KEY", "FORBIDDEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void whileTheProviderCannotBeAskedNothingChangesAndItsReasonAndRemedyAreTold(
      FailureClass reason) {
    KeyDesk desk = KeyDesk.ofEnvironment();
    desk.openai.breakDown(reason);

    Problem problem = refusal(desk, NEW);

    assertThat(problem).isInstanceOf(Problem.NotDone.class);
    assertThat(problem.toString())
        .contains("nothing changed, key " + desk.keys.fingerprint(OLD) + " stays in use")
        .contains("could not be asked: " + reason.text())
        .contains("then ask again")
        .doesNotContain(NEW, OLD);
    assertThat(desk.current()).contains(OLD);
    assertThat(desk.actions()).containsExactly("ai_key.rotate FAILURE");
    assertThat(desk.audit.getFirst().details()).containsEntry("reason", why(reason));
  }

  private static String why(FailureClass reason) {
    return "the provider could not be asked: " + reason.text();
  }

  @Test
  void anEmptyFileIsNotTheKeyThatIsInUse() {
    KeyDesk desk = KeyDesk.ofFile(file());
    KeyDesk.write(file(), "");

    Problem problem = refusal(desk, "");

    assertThat(problem.toString())
        .contains("nothing changed, key " + desk.keys.fingerprint(OLD) + " stays in use")
        .contains("the file " + file() + " is empty; write the new key there");
    assertThat(desk.openai.asked).isEmpty();
    assertThat(desk.actions()).containsExactly("ai_key.rotate FAILURE");
  }

  @Test
  void aFileThatIsGoneIsToldAndItsReturnIsTaken() throws IOException {
    KeyDesk desk = KeyDesk.ofFile(file());
    Files.delete(file());

    assertThat(refusal(desk, "").toString()).contains("does not exist");

    KeyDesk.write(file(), NEW);
    assertThat(desk.task("")).contains("is in use, instead of");
  }

  @Test
  void aDirectoryInPlaceOfTheFileIsTold() throws IOException {
    KeyDesk desk = KeyDesk.ofFile(file());
    Files.delete(file());
    Files.createDirectory(file());

    assertThat(refusal(desk, "").toString()).contains("is not a regular file");
  }

  @Test
  void aFileThatIsTooLargeIsTold() {
    KeyDesk desk = KeyDesk.ofFile(file());
    KeyDesk.write(file(), "x".repeat(65 * 1024));

    assertThat(refusal(desk, "").toString()).contains("is larger than 64 KiB");
  }

  @Test
  void whyNothingChangedIsToldEvenIfTheAuditHasToWait() {
    KeyDesk desk = KeyDesk.ofEnvironment();
    RotatingKeys unrecorded = desk.withoutAudit();
    desk.openai.refuse(NEW, FailureClass.BAD_KEY);

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> new RotateKeyTask(unrecorded).execute(Map.of(), NEW, nowhere()));

    assertThat(refused.problem().toString()).contains("nothing changed").contains("bad_key");
  }

  @Test
  void aBodyDoesNotFightWithAFile() {
    KeyDesk desk = KeyDesk.ofFile(file());

    assertThat(refusal(desk, NEW).toString()).contains("comes from a file");
    assertThat(desk.openai.asked).isEmpty();
  }

  @Test
  void whatCouldNotBeRecordedIsNotDone() {
    KeyDesk desk = KeyDesk.ofEnvironment();
    RotatingKeys unrecorded = desk.withoutAudit();

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> new RotateKeyTask(unrecorded).execute(Map.of(), NEW, nowhere()));

    assertThat(refused.problem()).isInstanceOf(Problem.NotDone.class);
    assertThat(refused.problem().toString()).contains("nothing changed", "stays in use");
    assertThat(desk.current()).contains(OLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "canned", "nobody", ""})
  void onlyAProviderThatHasAKeyCanGetAnother(String provider) {
    KeyDesk desk = KeyDesk.ofEnvironment();

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                new RotateKeyTask(desk.keys)
                    .execute(Map.of("provider", List.of(provider)), "", nowhere()));

    assertThat(refused.problem()).isInstanceOf(Problem.Invalid.class);
  }

  private static Problem refusal(KeyDesk desk, String body) {
    return catchThrowableOfType(ProblemException.class, () -> desk.task(body)).problem();
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(new StringWriter());
  }
}
