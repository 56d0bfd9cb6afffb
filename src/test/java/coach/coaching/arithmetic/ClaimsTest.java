package coach.coaching.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.Said;
import coach.coaching.Verdict;
import coach.coaching.answer.RandomReadings;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the usual long: 104, stop 102, targets 108 (2 R, 3.85 %) and 112 (4 R, 7.69 %), with a
/// confidence of 0.6 and 100 dollars at risk, so 50 units.
class ClaimsTest {
  private static final Said HUNDRED_AT_RISK =
      new Said(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new BigDecimal("100")));

  private final Claims claims = new Claims(KnownFigures.of(Readings.usual(), HUNDRED_AT_RISK));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This pays 3R.",
        "This pays 3 R at least.",
        "This pays 2.5-R.",
        "An R of 3 is nice.",
        "R:R = 3.2",
        "RR 5 here",
        "The risk/reward ratio is about 3.",
        "Risk-reward of 1:3.",
        "reward to risk of 2.7",
        "Risk/reward 1:3",
        "A 1:3 trade.",
        "A 3:1 payoff.",
        "A ratio of three to one.",
        "three times the risk",
        "3x your risk",
        "It pays triple the risk.",
        "５Ｒ is in it.",
        "The target is 12 % away.",
        "The target is 12% away.",
        "Wins seventy... no, 70 percent of the time.",
        "It works in 9 out of 10 cases.",
        "The stop is 50 pips away.",
        "A 35-point stop.",
        "You will make $500.",
        "You will make 5,000 dollars.",
        "Buy 2 lots.",
        "Buy 1000 shares now.",
        "It pays 3 to 1.",
        "A three-to-one setup.",
        "A 3-to-1 setup.",
        "A risk of 5 to 2.",
        "This is a 5x trade.",
        "A threefold gain, three-fold at best.",
        "It returns five times.",
        "You make ten times your stake.",
        "It would triple your money.",
        "The profit is triple.",
        "Triple the stake is in it.",
        "You put half of your account on it.",
        "Half your account is gone then.",
        "The R multiple is near 3.",
        "An R-multiple close to three.",
        "The stop is seventy pips away.",
        "The stop is seven points away."
      })
  void aFigureThatIsNotOursIsTakenOut(String text) {
    String clean = claims.cleansed(text);

    assertThat(clean).isNotEqualTo(text).doesNotContainPattern("[1-9]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This pays 2R.",
        "This pays 4.0 R.",
        "The risk/reward is 1:4.",
        "Twice the risk is paid back.",
        "The stop is 1.9 % away.",
        "The far target is 7.69% away.",
        "With 60 % it works.",
        "The stop is 20000 pips away.",
        "The stop is 20,000 pips away.",
        "Below $102 it is over.",
        "You risk $100.",
        "That is 50 units.",
        "It pays 4 to 1.",
        "A two-to-one payoff.",
        "It is a 4x trade."
      })
  void aFigureThatOurCodeGotStays(String text) {
    assertThat(claims.cleansed(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Support at 103 held twice.",
        "The floor at 1.0850 was tested three times.",
        "Between 09:30 and 14:00 it is quiet.",
        "One to two days.",
        "A close below 102 ends it.",
        "The 61.8% retracement holds.",
        "Wait for R1 and S2.",
        "RSI(14) is falling.",
        "Higher highs since 2024/11.",
        "A double top at 111.",
        "The range from 103 to 105 holds.",
        "The risk is a pullback within two to three days.",
        "Half of the move is done.",
        "It failed twice at the top."
      })
  void whatClaimsNoFigureStays(String text) {
    assertThat(claims.cleansed(text)).isEqualTo(text);
  }

  @Test
  void withoutAPlanNoFigureStays() {
    Claims none = new Claims(KnownFigures.of(Readings.of(Reading.Plan.NONE), Said.NOTHING));

    assertThat(none.cleansed("2R, 1:4, 7.69%")).doesNotContainPattern("\\d");
  }

  @Test
  void everyTextOfAReadingIsCleansedAndItIsSaidWhere() {
    Cleansing cleansing =
        new Cleansing(
            Readings.withOpinion(
                Readings.opinion(
                    Verdict.TAKE, "It pays 9R.", "A floor. It pays 9R. It held.", "It pays 2R.")),
            Said.NOTHING);

    assertThat(cleansing.reading().opinion().reasons())
        .containsExactly("A floor. It held.", "It pays 2R.");
    assertThat(cleansing.findings())
        .extracting(Finding::kind, Finding::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Finding.Kind.FIGURE_REMOVED, "reasons[0]"),
            org.assertj.core.groups.Tuple.tuple(Finding.Kind.FIGURE_REMOVED, "reasons[1]"));
  }

  @Test
  void cleansingTwiceIsCleansingOnce() {
    RandomReadings random = new RandomReadings(4);
    for (int i = 0; i < 3_000; i++) {
      String once = claims.cleansed(random.text());

      assertThat(claims.cleansed(once)).isEqualTo(once);
    }
  }

  @Test
  void noMultipleSurvivesThatIsNotOneOfOurs() {
    Pattern multiple = Pattern.compile("(\\d+(?:\\.\\d+)?)R");
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      Reading reading =
          Readings.of(
              Readings.plan(
                  Direction.LONG, "100", "" + (90 + random.nextInt(10)), "" + (101 + i % 50)));
      Figures figures = Figures.of(reading.plan());

      String clean =
          new Claims(KnownFigures.of(reading, Said.NOTHING))
              .cleansed("It pays " + random.nextInt(12) + "." + random.nextInt(10) + "R.");

      Matcher left = multiple.matcher(clean);
      if (left.find()) {
        BigDecimal claimed = new BigDecimal(left.group(1));
        BigDecimal reward = figures.rewards().getFirst().perUnit();
        BigDecimal risk = figures.risk().orElseThrow().perUnit();
        assertThat(reward.subtract(claimed.multiply(risk)))
            .isNotNegative()
            .isLessThan(risk.movePointLeft(1));
      } else {
        assertThat(clean).isEmpty();
      }
    }
  }
}
