package coach.ai.key;

import static coach.ai.key.KeyDesk.NEW;
import static coach.ai.key.KeyDesk.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coach.ai.FailureClass;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.secret.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void whileTheProviderCannotBeAskedNothingChanges() {
    KeyDesk desk = KeyDesk.ofEnvironment();
    desk.openai.breakDown(FailureClass.TIMEOUT);

    assertThat(refusal(desk, NEW)).isInstanceOf(Problem.Unavailable.class);
    assertThat(desk.current()).contains(OLD);
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

    assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class);
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
