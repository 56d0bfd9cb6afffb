package coach.coaching.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.LevelKind;
import coach.coaching.Reading.Trend;
import coach.coaching.Readings;
import coach.coaching.Said;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a long of EURUSD: 1.0850, stop 1.0810 (40 pips, 0.37 %), targets 1.0930 (80 pips,
/// 0.74 %, 2 R) and 1.0970 (120 pips, 1.11 %, 3 R), with a confidence of 0.6 and 100 dollars at
/// risk: 25,000 units, which are a quarter of a lot, for 200 or 300 dollars.
class WithheldClaimsTest {
  private static final Reading EURO = euro("EURUSD", "1.0850", "1.0810", "1.0930", "1.0970");
  private final Claims claims = claims(EURO);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // in another language
        "盈亏比为5:1，止损35点。",
        "风险回报比为三比一。",
        "リスクリワードは3倍です。",
        "الخطر ٣٥ نقطة",
        "Риск 35 пунктов",
        "O risco é de 35 pontos",
        "El tamaño es de 3 lotes",
        "Warum liegt der Stop fünfunddreißig Pips entfernt?",
        "Riesgo 35 puntos.",
        "Risiko 35 Punkte.",
        "Le ratio est de trois pour un.",
        "Rischio di trentacinque pip.",
        // one side against the other
        "Even money: reward equals risk.",
        "Risk exceeds reward here.",
        "The reward is smaller than the risk.",
        "The trade makes less than it risks.",
        "Risk and reward are the same.",
        "You stand to gain as much as you lose.",
        "Stop-loss distance equals the target distance.",
        "The reward dwarfs the risk by a factor of five.",
        "Your gain is a multiple of five.",
        "Quintuple your stake.",
        // distances
        "Stop 4 pips away.",
        "Stop 400 pips away.",
        "Stop 4000 pips away.",
        "The stop is 0.4 pips away.",
        "The stop is 40 points away.",
        "The stop is 40 ticks away.",
        "The stop is 4.0 pips away.",
        "The stop is 0.040 away.",
        "The stop is 0.0004 away.",
        "The stop sits 0.0400 below the entry.",
        "The stop is 80 pips away.",
        "The first target is 40 pips away.",
        "The stop is 80 pips away, the target 40.",
        "The stop is 40 pips away and the target 40 pips.",
        "You risk 80 pips for 40 pips of profit.",
        "The stop is 40–60 pips away.",
        "The stop is 20-40 pips away.",
        "The stop is 4 to 40 pips away.",
        "A four-pip stop.",
        "Four hundred pips to the stop.",
        "The stop is forty-five pips away.",
        "The stop is a hundred pips away.",
        "The stop is a dozen pips away.",
        "The stop is ４００ pips away.",
        "The stop is ٤٠٠ pips away.",
        "The stop is **400** pips away.",
        "The stop is <b>400</b> pips away.",
        "The stop is `400`pips away.",
        "The stop is 4e2 pips away.",
        "The stop is 4×10 pips away.",
        "The stop is 20*2 pips away.",
        "The stop is 10² pips away.",
        "The stop is 4½ pips away.",
        "The stop is ½ pip away.",
        "Pips to the stop: 400.",
        "The distance to the stop is 400.",
        "The stop is 400 away.",
        "The stop is .004 lots of pips, so 4 pips.",
        "400 (four hundred) pips to the stop.",
        "The stop is 4 0 0 pips away.",
        "The stop is 400 рips away.",
        "A 2 ATR stop.",
        "The stop is 1.5x ATR away.",
        "The stop is 37 basis points away, no, 370 bps.",
        "A 40 cent stop.",
        "The price rose 300 since then.",
        "It is 4\u202F000 pips to the target.",
        // multiples
        "Reward to risk is 5:1.",
        "5 : 1",
        "R:R 1:5",
        "An R of 5.",
        "RR=5",
        "It pays 5R.",
        "It pays .5R.",
        "It pays 5 R.",
        "It pays 2-5R.",
        "It pays 2.5 times the risk.",
        "Five times the risk.",
        "It pays two and a half R.",
        "It pays 2½R.",
        "It pays 2 ½ times the risk.",
        "It pays half an R.",
        "It pays ⁵R.",
        "The reward is five times what you risk.",
        "The reward is four times as large.",
        "The risk is twice the reward.",
        "The stop is three times the target.",
        "The stop is half of the risk.",
        "For every dollar risked, five come back.",
        "Risk 1 to make 5.",
        "You risk one to make five.",
        "The ratio is 1/5.",
        "The ratio is 5/1.",
        "The payoff is 1 to 5.",
        "A five-to-one payoff.",
        "R multiple: 5.",
        "The trade is worth 5x.",
        "The expected value is 0.8R.",
        "Risk/reward: ５：１.",
        "Risk/reward: 5∶1.",
        "Risk/reward: **5**:**1**.",
        "It pays ⑤R.",
        "It pays fivefold.",
        "The reward-to-risk ratio equals two point five.",
        // percentages
        "You risk 2 % of your account.",
        "You risk 2% here.",
        "You risk two percent.",
        "You risk 2 per cent.",
        "You risk 2 ％.",
        "You risk ½ %.",
        "You risk 1/2 %.",
        "You risk half a percent.",
        "You risk 0,5 %.",
        "You risk 0,037 %.",
        "You risk 3.7 %.",
        "You risk 37%.",
        "The stop is 0.74 % away.",
        "The stop is 60 % away.",
        "Up 3 % on the day.",
        "The price is up 3% since Monday.",
        "It fell 1.5–2 %.",
        "A win rate of 70%.",
        "There is a 70 percent chance.",
        "Seven out of ten such trades work.",
        "It works 7 in 10 times.",
        "A third of the account is at risk.",
        "You put ¼ of your account on it.",
        "Two thirds of your capital would be at stake.",
        "Volume is 3 percentage points higher.",
        "A 90% retracement is 90 % sure.",
        // money
        "You would make $500.",
        "You would make 500$.",
        "You would make US$500.",
        "You would make 500 USD.",
        "You would make $1,000.",
        "You would make $1.000,00.",
        "You would make 1'000 dollars.",
        "You would make €100 for £3.",
        "A 45 dollar loss.",
        "A forty-five dollar loss.",
        "A loss of 45.",
        "You lose 45 if it fails.",
        "The profit is 450.",
        "Profit: 450",
        "You lose 2 grand.",
        "You risk $100k.",
        "You risk $ 10.",
        "You risk 1k.",
        "You gain $100 at the target.",
        "You lose $200 at the stop.",
        "Thousands of dollars can be made.",
        "You would make 5 hundred dollars.",
        // sizes
        "Buy 2.5 lots.",
        "Buy 2.5 standard lots.",
        "Buy 25 mini lots.",
        "Buy 25 lots.",
        "Buy 25,000 lots.",
        "Buy 25000 shares.",
        "Buy 1,200 shares.",
        "Buy 1.200 shares.",
        "Risk $50 gives 12 contracts.",
        "Risk of $100 gives 12 contracts.",
        "25,000 contracts fit.",
        "Position size: 2.5.",
        "A position size of 250000.",
        "A size of 250k units.",
        "Buy 2,50,000 units.",
        "Buy 250 000 units.",
        "Buy 250_000 units.",
        "Buy half a lot.",
        "Trade one lot.",
        "Sell two coins.",
        "Buy 3 BTC.",
        "Use 10x leverage.",
        "Use leverage of 30:1.",
        "With 2x leverage it pays.",
        "Quantity 300.",
        "The stop is 40 pips away, the targets 80 and 100 pips.",
        "Risk 1, make 5.",
        "1:5",
        "1:5 R/R.",
        "Reward 5, risk 1.",
        "You could lose ten.",
        "You could lose up to 45 euros.",
        "The move is worth 55 dollars per lot.",
        "It would be a fifty-fifty bet with 50 % odds.",
        "A stop of 15.",
        "That is a 5R trade, with 2R at the first target.",
        "The stop is 40 pips away, which is 2 % of the account.",
        "About 1.5 % of the balance is at risk.",
        "Move 5 pips up.",
        "Break-even needs 33 % wins.",
        "Your exposure is 125,000.",
        "Margin needed: 833.",
        "The spread costs 2 pips.",
        "It ran 95 from low to high.",
        "That doubles your money: +100 %.",
        "The target is three stops away, 5R.",
        "You get 2.5 to 1.",
        "Two and a half to one.",
        "Gains of 3,5 %.",
        "3%",
        "＋３％",
        "-3%",
        "The drawdown was 12.",
        "Down 45 points.",
        "Size: 12 contracts, risk: $48."
      })
  void whatIsNotOursIsWithheld(String text) {
    assertThat(claims.cleansed(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The stop is 40 pips away.",
        "The stop is forty pips away.",
        "A 40-pip stop.",
        "The stop is **40** pips away.",
        "The stop is ４０ pips away.",
        "The stop is 400 pipettes away.",
        "The stop is 0.0040 away.",
        "The stop is 0,0040 away.",
        "The stop sits 0.0040 below the entry at 1.0850.",
        "The targets are 80 and 120 pips away.",
        "The targets are 80–120 pips away.",
        "The stop is 40 pips away, the first target 80 pips.",
        "You risk 40 pips for 80 pips.",
        "You risk 40 pips to make 120 pips.",
        "The stop is 37 bps away.",
        "It pays 2R and 3R.",
        "It pays 2-3R.",
        "Reward to risk is 3:1.",
        "R:R 1:2",
        "The far target pays three times the risk.",
        "The risk is half the reward.",
        "The risk is a third of the reward.",
        "You risk 0.37 % for 1.11 %.",
        "You risk 0,37 %.",
        "I am 60% confident.",
        "You risk $100 to make $200.",
        "You would lose 100 dollars.",
        "The loss would be one hundred dollars.",
        "The profit would be three hundred dollars.",
        "That is 25,000 units.",
        "That is 25k units.",
        "That is 25 000 units.",
        "That is 25'000 units.",
        "Buy 0.25 lots.",
        "Buy a quarter of a lot.",
        "Buy 2.5 mini lots.",
        "Buy 25 micro lots.",
        "Buy ¼ lot.",
        "The stop at 1.0810 is below the low.",
        "Entry 1.0850, stop 1.0810, targets 1.0930 and 1.0970.",
        "The risk is a fall below 1.0790.",
        "From 1.0850 to 1.0930 there is room.",
        "From 1.0850 to 1.0930 the reward is fair."
      })
  void whatIsOursStays(String text) {
    assertThat(claims.cleansed(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The second test of 1.0850 at 14:00 held.",
        "This is the 2nd test of 1.0850 at 14:00.",
        "Price holds above the EMA 50.",
        "The stop is below the EMA 50 and 200.",
        "The 50 EMA and the 200-day SMA rise.",
        "RSI 70 warns of a pullback.",
        "The risk: RSI(14) is at 72.5 and turning.",
        "RSI is above 70, so the gain may fade.",
        "The H4 trend points up.",
        "The H4 points up.",
        "The 15m chart gains momentum.",
        "The 4h close decides.",
        "There are 3 reasons to wait.",
        "There are three reasons to sell.",
        "The risk is the news at 14:30.",
        "The risk is the news at 9:30 UTC.",
        "Risk: FOMC on 2026-03-18 at 2 pm.",
        "Since March 2 the trend is up.",
        "Losses since 2024 have been recovered.",
        "The risk is a gap over the next 2 to 3 days.",
        "It was rejected 3 times at the target.",
        "The stop was hit twice before.",
        "The profit may need ten to twenty bars.",
        "The 61.8% retracement is the target.",
        "The fib 0.618 level supports the stop.",
        "The S&P 500 fell too.",
        "Target 1 is the last high.",
        "TP1 stands at the high, TP2 beyond.",
        "1. The stop is too wide.",
        "Two lower highs make a sell likely.",
        "The risk is one more failed test.",
        "Take half of the position off at the first target.",
        "A double bottom at 1.0810.",
        "A double top risks a reversal.",
        "The two lows near the stop are equal.",
        "R1 and S2 are pivots.",
        "Wait for two-sided trade to end.",
        "Why not wait until 16:00?",
        "Volume is twice its average.",
        "Markets trade 24/7, so the stop may be hit at night.",
        "What would you do if it fell below 1.0810?",
        "Where do you exit?",
        "The setup is an A+ one.",
        "If it is a 50-50 call, stay out.",
        "Price made 5 lower highs.",
        "The gap from 2023 is still open.",
        "The stop sits under the 3-bar low.",
        "The loss of 1.0810 would end it.",
        "Support near 1.0830 and 1.0820 protects the stop.",
        "The move up from 1.0790 lost strength.",
        "A break of 1.0970 targets 1.1000.",
        "Price fell to 1.0820 and rose again.",
        "Sell-offs of the last five sessions were bought.",
        "The 1-hour and 4-hour trends agree, so the risk is small.",
        "The 200 EMA is a target.",
        "Risk rises into the ECB meeting on 12 March at 13:15.",
        "The MACD (12, 26, 9) lost momentum.",
        "Bollinger Bands (20, 2) are wide.",
        "Stochastic at 80 makes a pullback likely.",
        "What makes you sure that the 3rd test holds?",
        "You risk more than you say.",
        "ADX 25 says the trend is likely to hold."
      })
  void whatClaimsNothingStays(String text) {
    assertThat(claims.cleansed(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USDJPY | 150.00 | 149.60 | 150.80 | The stop is 40 pips away. | 1",
        "USDJPY | 150.00 | 149.60 | 150.80 | The stop is 4000 pips away. | 0",
        "USDJPY | 150.00 | 149.60 | 150.80 | The stop is 4 pips away. | 0",
        "EURUSD | 1.08500 | 1.08460 | 1.08600 | The stop is 40 pips away. | 0",
        "EURUSD | 1.08500 | 1.08460 | 1.08600 | The stop is 4 pips away. | 1",
        "EURUSD | 1.08500 | 1.08496 | 1.08600 | The stop is 40 pips away. | 0",
        "EURUSD | 1.08500 | 1.08496 | 1.08600 | The stop is 0.4 pips away. | 1",
        "XAUUSD | 2400 | 2396 | 2410 | The stop is 40 pips away. | 0",
        "XAUUSD | 2400 | 2396 | 2410 | The stop is 4 points away. | 0",
        "XAUUSD | 2400 | 2396 | 2410 | The stop is $4 away. | 1",
        "XAUUSD | 2400 | 2396 | 2410 | Buy 25 ounces. | 1",
        "XAUUSD | 2400 | 2396 | 2410 | Buy 25 lots. | 0",
        "AAPL | 190 | 186 | 200 | The stop is 4 points away. | 1",
        "AAPL | 190 | 186 | 200 | The stop is 40 points away. | 0",
        "AAPL | 190 | 186 | 200 | The stop is 4 pips away. | 0",
        "AAPL | 190 | 186 | 200 | The stop is 4 ticks away. | 0",
        "AAPL | 190 | 186 | 200 | The stop is $4 away. | 1",
        "AAPL | 190 | 186 | 200 | The stop is $40 away. | 0",
        "AAPL | 190 | 186 | 200 | Buy 25 shares. | 1",
        "AAPL | 190 | 186 | 200 | Buy 25 contracts. | 0",
        "AAPL | 190 | 186 | 200 | Buy 250 shares. | 0",
        "BTCUSD | 60000 | 59600 | 61000 | The stop is $400 away. | 1",
        "BTCUSD | 60000 | 59600 | 61000 | The stop is 400 points away. | 0",
        "BTCUSD | 60000 | 59600 | 61000 | Buy 0.25 BTC. | 1",
        "BTCUSD | 60000 | 59600 | 61000 | Buy 0.25 lots. | 0"
      })
  void aUnitIsThatOfTheInstrument(
      String symbol, String entry, String stop, String target, String text, int left) {
    Claims its = claims(euro(symbol, entry, stop, target));

    assertThat(its.cleansed(text)).isEqualTo(left == 1 ? text : "");
  }

  private static Claims claims(Reading reading) {
    return new Claims(
        KnownFigures.of(
            reading,
            new Said(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal("100")))));
  }

  private static Reading euro(String symbol, String entry, String stop, String... targets) {
    Reading it = Readings.of(Readings.plan(Direction.LONG, entry, stop, targets));
    Chart chart =
        new Chart(
            Optional.of(new Symbol(symbol)),
            Optional.of(Timeframe.H1),
            Axis.UNKNOWN,
            Readings.number(entry),
            Trend.UP,
            List.of(new Level(LevelKind.SUPPORT, new BigDecimal(stop), Optional.empty())));
    return new Reading(true, Optional.empty(), chart, it.setup(), it.plan(), it.opinion());
  }
}
