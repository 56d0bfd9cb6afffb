package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house stands by its rules, and each rule was seen to fail on planted code.
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("coach");
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  /// Which planted class breaks which rule.
  private static final Map<String, String> BREAKERS =
      Map.of(
          "arrows", "planted.web.ReachesIntoAFeature",
          "private rooms", "planted.coaching.EntersByTheWindow",
          "own rooms", "planted.journal.OpensItsOwnRoom",
          "cycles", "planted.market.HalfOfACycle",
          "http", "planted.ai.SpeaksHttp",
          "platform", "planted.identity.KeepsEverything",
          "time and threads", "planted.identity.ReadsTheClock",
          "sql", "planted.playbook.WritesSql",
          "null policy", "planted.nullness.WithoutPolicy",
          "constructors", "planted.shared.TakesEight");

  static Set<Map.Entry<String, ArchRule>> rules() {
    return new ArchitectureRules("coach").all().entrySet();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(Map.Entry<String, ArchRule> rule) {
    rule.getValue().check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void plantedCodeBreaksTheRule(Map.Entry<String, ArchRule> rule) {
    String name = rule.getKey();
    ArchRule planted = Objects.requireNonNull(new ArchitectureRules("planted").all().get(name));

    assertThatThrownBy(() -> planted.check(PLANTED)).hasMessageContaining(BREAKERS.get(name));
  }

  @Test
  void aReferenceToTheClockIsNoWayRound() {
    ArchRule rule =
        Objects.requireNonNull(new ArchitectureRules("planted").all().get("time and threads"));

    assertThatThrownBy(() -> rule.check(PLANTED))
        .hasMessageContaining("planted.identity.RefersToTheClock");
  }

  @Test
  void onlyProvidersCallOutAndTheyAnswerNobody() {
    ArchRule rule = Objects.requireNonNull(new ArchitectureRules("planted").all().get("http"));

    assertThatThrownBy(() -> rule.check(PLANTED))
        .hasMessageContaining("planted.web.CallsOutResource")
        .hasMessageContaining("planted.ai.provider.AnswersRequests")
        .hasMessageNotContaining("planted.ai.provider.CallsOut");
  }

  @Test
  void everyRuleHasABreaker() {
    assertThat(BREAKERS.keySet())
        .containsExactlyInAnyOrderElementsOf(new ArchitectureRules("coach").all().keySet());
  }
}
