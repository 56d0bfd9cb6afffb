package coach.ai.key;

import static coach.ai.key.KeyDesk.NEW;
import static coach.ai.key.KeyDesk.OLD;
import static coach.ai.key.KeyDesk.SPARE;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingKeysTest {
  private static final Duration TICK = Duration.ofSeconds(3);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private Path file() {
    return directory.resolve("openai-key");
  }

  @Test
  void aKeyServesFromTheStartAndNobodyIsAsked() {
    KeyDesk desk = KeyDesk.ofFile(file());

    desk.followAfter(TICK);

    assertThat(desk.current()).contains(OLD);
    assertThat(desk.openai.asked).isEmpty();
  }

  @Test
  void aChangedFileServesOnceItsKeyIsFoundGood() {
    KeyDesk desk = KeyDesk.ofFile(file());
    KeyDesk.write(file(), NEW);

    desk.followAfter(TICK);

    assertThat(desk.current()).contains(NEW);
    assertThat(desk.openai.asked).containsExactly(NEW);
    assertThat(desk.actions()).containsExactly("ai_key.rotate SUCCESS");
    assertThat(desk.restored).containsExactly(ProviderName.OPENAI);
    assertThat(desk.audit.toString()).doesNotContain(OLD, NEW);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_KEY", "FORBIDDEN"})
  void aBadKeyChangesNothingAndIsShown(FailureClass reason) {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.openai.refuse(NEW, reason);
    KeyDesk.write(file(), NEW);

    desk.followAfter(TICK);
    desk.followAfter(TICK);

    assertThat(desk.current()).contains(OLD);
    assertThat(desk.openai.asked).containsExactly(NEW);
    assertThat(desk.view(NEW).standing()).isEqualTo(KeyView.Standing.REFUSED);
    assertThat(desk.view(NEW).why()).hasValueSatisfying(why -> assertThat(why).contains("refuses"));
  }

  @Test
  void whatKeepsAKeyOutIsToldOnceAlsoWhenTheProviderGoesAway() {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.openai.refuse(NEW, FailureClass.BAD_KEY);
    KeyDesk.write(file(), NEW);
    desk.followAfter(TICK);
    desk.openai.breakDown(FailureClass.UNREACHABLE);

    desk.followAfter(MINUTE);
    desk.followAfter(MINUTE);

    assertThat(desk.openai.asked).hasSize(3);
    assertThat(desk.actions()).containsExactly("ai_key.rotate FAILURE");
    assertThat(desk.view(NEW).why()).hasValueSatisfying(why -> assertThat(why).contains("refuses"));
  }

  @Test
  void aKeyThatTheProviderKnowsOnlyLaterIsTakenThen() {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.openai.refuse(NEW, FailureClass.BAD_KEY);
    KeyDesk.write(file(), NEW);
    desk.followAfter(TICK);

    desk.openai.accept(NEW);
    desk.followAfter(MINUTE);

    assertThat(desk.current()).contains(NEW);
  }

  @Test
  void whileTheProviderCannotBeAskedTheOldKeyServesOn() {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.openai.breakDown(FailureClass.UNREACHABLE);
    KeyDesk.write(file(), NEW);

    desk.followAfter(TICK);
    desk.followAfter(TICK);
    assertThat(desk.current()).contains(OLD);
    assertThat(desk.openai.asked).hasSize(1);
    assertThat(desk.view(NEW).standing()).isEqualTo(KeyView.Standing.UNVERIFIED);

    desk.openai.recover();
    desk.followAfter(MINUTE);
    assertThat(desk.current()).contains(NEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "sk-proj-with a space in it 0123456789",
        "\"sk-proj-quoted-0123456789abcdef\"",
        "sk-ant-api03-of-another-provider",
        "sk-admin-may-do-too-much-0123456789",
        "pplx-of-another-provider-0123456789"
      })
  void whatCannotBeAKeyIsNotSentToAnybody(String value) {
    KeyDesk desk = KeyDesk.ofFile(file());
    KeyDesk.write(file(), value);

    desk.followAfter(TICK);

    assertThat(desk.current()).contains(OLD);
    assertThat(desk.openai.asked).isEmpty();
    assertThat(desk.view(value).standing()).isEqualTo(KeyView.Standing.REFUSED);
  }

  @Test
  void aRefusedCallGoesOverToThePreviousKeyAtOnce() {
    KeyDesk desk = KeyDesk.ofFileWithSpare(file());

    boolean replaced = desk.refused(OLD);

    assertThat(replaced).isTrue();
    assertThat(desk.current()).contains(SPARE);
    assertThat(desk.openai.asked).isEmpty();
    desk.keys.follow();
    assertThat(desk.actions()).containsExactly("ai_key.switch SUCCESS");
  }

  @Test
  void whoIsRefusedLateTakesTheKeyThatIsThereAlready() {
    KeyDesk desk = KeyDesk.ofFileWithSpare(file());
    desk.refused(OLD);

    assertThat(desk.refused(OLD)).isTrue();

    assertThat(desk.current()).contains(SPARE);
  }

  @Test
  void whenEveryKeyIsRefusedThereIsNoneUntilOneIsFoundGood() {
    KeyDesk desk = KeyDesk.ofFileWithSpare(file());
    desk.openai.refuse(OLD, FailureClass.BAD_KEY);
    desk.openai.refuse(SPARE, FailureClass.BAD_KEY);
    desk.refused(OLD);

    assertThat(desk.refused(SPARE)).isFalse();
    assertThat(desk.refused(SPARE)).isFalse();
    assertThat(desk.current()).isEmpty();

    desk.followAfter(MINUTE);
    desk.followAfter(TICK);
    assertThat(desk.current()).isEmpty();
    assertThat(desk.openai.asked).containsExactly(OLD, SPARE);

    desk.openai.accept(SPARE);
    desk.followAfter(MINUTE);
    desk.followAfter(TICK);
    assertThat(desk.current()).contains(SPARE);
    assertThat(desk.restored).containsExactly(ProviderName.OPENAI);
  }

  @Test
  void aNewFileEndsTheTimeWithoutAKey() {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.refused(OLD);
    KeyDesk.write(file(), NEW);

    desk.followAfter(TICK);

    assertThat(desk.current()).contains(NEW);
  }

  @Test
  void aKeyThatOnlyListsModelsIsTakenBackLessAndLessOften() {
    KeyDesk desk = KeyDesk.ofFileWithSpare(file());
    int switches = 0;

    for (int minute = 0; minute < 60; minute++) {
      if (desk.current().filter(OLD::equals).isPresent()) {
        desk.refused(OLD);
        switches++;
      }
      desk.followAfter(MINUTE);
    }

    assertThat(switches).isBetween(2, 7);
  }

  @Test
  void theCannedModelNeedsNoKeyAndAnUnknownProviderHasNone() {
    KeyDesk desk = KeyDesk.ofFile(file());

    assertThat(desk.keys.current(ProviderName.CANNED)).isPresent();
    assertThat(desk.keys.current(ProviderName.ANTHROPIC)).isEmpty();
    assertThat(desk.keys.refused(ProviderName.ANTHROPIC, OLD)).isFalse();
  }

  @Test
  void theAgeOfAKeyIsCountedFromItsFirstSight() {
    KeyDesk desk = KeyDesk.ofFile(file());
    desk.keys.note();

    desk.time.pass(Duration.ofDays(91));
    desk.keys.note();

    KeyView view = desk.keys.views().getFirst();
    assertThat(view.age(desk.time.instant())).contains(Duration.ofDays(91));
    assertThat(view.isOld(desk.time.instant())).isTrue();
    assertThat(view.toString()).doesNotContain(OLD);
  }
}
