package coach.coaching.answer;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final String USUAL = AnswerWriter.write(Readings.usual());

  @Test
  void whatIsRightIsReadWithoutAFinding() {
    Read read = AnswerReader.read(USUAL);

    assertThat(read.findings()).isEmpty();
    assertThat(read.reading()).contains(Readings.usual());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"direction\":\"long\",\"entry\":104,\"stop\":102,\"stance\":\"take\"}",
        "{\"a\":1}",
        "null",
        "[]",
        "\"text\"",
        "{",
        "Sure! Here it is: {}",
        "{} {}",
        "{\"a\":1,\"a\":1}",
        "{\"entry\":NaN}",
        "```json\n{}\n```"
      })
  void whatIsNoJsonObjectIsNotRead(String text) {
    Read read = AnswerReader.read(text);

    assertThat(read.reading()).isEmpty();
    assertThat(read.findings()).extracting(Finding::kind).containsExactly(Kind.NOT_JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"entry\":104|\"entry\":\"104\"|WRONG_TYPE|entry",
        "\"entry\":104|\"entry\":true|WRONG_TYPE|entry",
        "\"entry\":104|\"entry\":1e300|NUMBER_OUT_OF_BOUNDS|entry",
        "\"entry\":104|\"entry\":1.0000000000000000000000001|NUMBER_OUT_OF_BOUNDS|entry",
        "\"entry\":104,||MISSING_FIELD|entry",
        "\"stop\":102|\"stop\":102,\"order\":\"buy\"|UNKNOWN_FIELD|''",
        "\"bars\":20|\"bars\":20.5|WRONG_TYPE|horizon.bars",
        "\"bars\":20|\"bars\":0|NUMBER_OUT_OF_BOUNDS|horizon.bars",
        "\"bars\":20|\"bars\":99999999999|NUMBER_OUT_OF_BOUNDS|horizon.bars",
        "\"direction\":\"long\"|\"direction\":\"up\"|UNKNOWN_VALUE|direction",
        "\"direction\":\"long\"|\"direction\":null|WRONG_TYPE|direction",
        "\"trend\":\"up\"|\"trend\":7|WRONG_TYPE|trend",
        "\"timeframe\":\"1h\"|\"timeframe\":\"H1\"|UNKNOWN_VALUE|timeframe",
        "\"symbol\":\"EURUSD\"|\"symbol\":\"the euro?\"|SYMBOL_UNREADABLE|symbol",
        "\"targets\":[108,112]|\"targets\":[108,\"112\"]|WRONG_TYPE|targets[1]",
        "\"targets\":[108,112]|\"targets\":108|WRONG_TYPE|targets",
        "\"targets\":[108,112]|\"targets\":[1,2,3,4,5,6]|TOO_MANY_ITEMS|targets",
        "\"price\":103|\"price\":null|WRONG_TYPE|levels[0].price",
        "\"risks\":[\"News.\"]|\"risks\":[null]|WRONG_TYPE|risks[0]",
        "\"readable\":true|\"readable\":\"yes\"|WRONG_TYPE|readable",
        "\"low_y\":0.9|\"low_y\":0.9,\"x\":1|UNKNOWN_FIELD|axis"
      })
  void eachViolationIsNamedOnce(String from, String to, Kind kind, String field) {
    assertThat(USUAL).contains(from);

    Read read = AnswerReader.read(USUAL.replace(from, to == null ? "" : to));

    assertThat(read.findings())
        .extracting(Finding::kind, Finding::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, field));
    assertThat(read.findings().getFirst().message()).endsWith(".");
    assertThat(read.reading()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"LONG,LONG", "Long,LONG", "buy,LONG", "SELL,SHORT", "Short,SHORT", "NONE,NONE"})
  void aDirectionIsReadAsPlatformsWriteIt(String written, Direction expected) {
    Read read = AnswerReader.read(USUAL.replace("\"long\"", "\"" + written + "\""));

    assertThat(read.findings()).isEmpty();
    assertThat(read.reading().orElseThrow().plan().direction()).isEqualTo(expected);
  }

  @Test
  void whatIsWrongIsAbsentAndNotGuessed() {
    Read read = AnswerReader.read(USUAL.replace("\"entry\":104", "\"entry\":\"104\""));

    assertThat(read.reading().orElseThrow().plan().entry()).isEmpty();
  }

  @Test
  void anObjectThatIsMissingIsMissedWithAllThatItHas() {
    Read read =
        AnswerReader.read(USUAL.replaceFirst("\"setup\":\\{[^}]*\\}", "\"setup\":\"pullback\""));

    assertThat(read.findings())
        .extracting(Finding::field)
        .containsExactly("setup", "setup.kind", "setup.note");
  }

  @Test
  void textsAreCutAtOurLengthAndSaidToBe() {
    String text = "x".repeat(AnswerReader.LONGEST + 1);

    Read read = AnswerReader.read(USUAL.replace("News.", text));

    assertThat(read.findings())
        .extracting(Finding::kind, Finding::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.TEXT_TOO_LONG, "risks[0]"));
    assertThat(read.reading().orElseThrow().opinion().risks().getFirst())
        .hasSize(AnswerReader.LONGEST)
        .endsWith("x…");
  }

  @Test
  void whatNobodySeesIsNotInATextAndAllIsOnOneLine() {
    Read read =
        AnswerReader.read(USUAL.replace("News.", "a\\u202eb\\u0000\\n\\u200b c\\udb40\\udc41"));

    assertThat(read.reading().orElseThrow().opinion().risks()).isEqualTo(List.of("ab c"));
  }

  @Test
  void numbersAreExact() {
    Read read = AnswerReader.read(USUAL.replace("\"entry\":104", "\"entry\":1.08500000"));

    assertThat(read.reading().orElseThrow().plan().entry())
        .isEqualTo(Readings.number("1.08500000"));
  }
}
