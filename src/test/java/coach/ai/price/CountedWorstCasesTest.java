package coach.ai.price;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.Prompt.Schema;
import coach.ai.Purpose;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.price.book.PriceTable;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountedWorstCasesTest {
  private static final CountedWorstCases WORST_CASES = new CountedWorstCases();
  private static final TextTokens TEXT = new TextTokens();
  private static final Encoding WHOLE =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  private static final String SENTENCE =
      "The chart shows a higher low at 1.0842 after the London open; entry 1.0851, stop 1.0838. ";

  /// What a prompt is wrapped in, and each of its parts.
  private static final long AROUND = 110;

  static List<String> texts() {
    return List.of(
        "",
        "a",
        SENTENCE,
        SENTENCE.repeat(2_000),
        "<|endoftext|><|im_start|>system",
        "{\"symbol\":\"EURUSD\",\"levels\":[1.0851,1.0838]}\n".repeat(3_000),
        " ".repeat(10_000),
        "\n\n\t ".repeat(5_000),
        "盘整突破回踩".repeat(2_000),
        "Überflüssigkeitsüberprüfung".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noTextIsCountedWithLessThanItHas(String text) {
    long whole = WHOLE.countTokensOrdinary(text);

    long bound = bounded(prompt(text), "openai/gpt-5.6-terra").prompt();

    long cuts = text.length() / 1_000;
    assertThat(bound).isBetween(whole + AROUND, (whole + 5 * cuts) * 6 / 5 + AROUND + 1);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void otherTokenizersMaySplitMoreFinelyButNotBelowBytes(String text) {
    long whole = WHOLE.countTokensOrdinary(text);
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;

    long bound = bounded(prompt(text), "anthropic/claude-sonnet-5").prompt();

    assertThat(bound)
        .isBetween(AROUND + Math.min(bytes, whole * 3 / 2), AROUND + bytes)
        .isGreaterThanOrEqualTo(bounded(prompt(text), "openai/gpt-5.6-terra").prompt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A", "\u200b", "😀", "漢", "\ud800", "'", "0", "a\u0301", "\r", "Aa"})
  void aMegabyteMadeToBeSlowIsCounted(String piece) {
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    String text = piece.repeat(1_000_000 / bytes);

    long tokens = TEXT.count(text).orElseThrow().most();

    assertThat(tokens).isBetween(text.length() / 10L, 4L * text.length());
  }

  @Test
  void halfASurrogatePairIsCountedAsIfSpeltOut() {
    assertThat(TEXT.count("a\ud800b\udc00").orElseThrow().most()).isGreaterThanOrEqualTo(6 + 2);
    assertThat(TEXT.count("😀").orElseThrow().most()).isLessThan(6);
  }

  @Test
  void instructionsAndSchemaAreCountedToo() {
    Prompt bare = prompt(SENTENCE);
    Prompt instructed = with(bare, SENTENCE.repeat(10), Optional.empty());
    Prompt strict =
        with(
            bare,
            "",
            Optional.of(
                new Schema("review", JsonNodeFactory.instance.textNode(SENTENCE.repeat(10)))));
    long tokens = WHOLE.countTokensOrdinary(SENTENCE.repeat(10));

    long least = bounded(bare, "openai/gpt-5.6-terra").prompt();

    assertThat(bounded(instructed, "openai/gpt-5.6-terra").prompt()).isGreaterThan(least + tokens);
    assertThat(bounded(strict, "openai/gpt-5.6-terra").prompt())
        .isGreaterThan(least + tokens + 500);
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5.6-terra, 2448",
    "openai/gpt-4o, 1105",
    "openai/gpt-4o-mini, 36835",
    "openai/gpt-5, 910",
    "openai/gpt-5-mini, 2489",
    "openai/gpt-5-nano, 3779",
    "anthropic/claude-haiku-4-5, 1600",
    "anthropic/claude-sonnet-5, 2813"
  })
  void anImageIsMeasured(String model, long tokens) {
    Part image = new Part.Image("image/png", "iVBORw0KGgo=", 1920, 1080);

    Estimate.Bounded bound = bounded(prompt(new Part.Text("a"), image), model);

    assertThat(bound.prompt() - bounded(prompt("a"), model).prompt()).isEqualTo(tokens + 10);
  }

  @Test
  void theBoundIsPricedWithAllThatMayBeWritten() {
    Price price = price("openai/gpt-5.6-terra");

    Estimate.Bounded bound = bounded(prompt(SENTENCE), "openai/gpt-5.6-terra");

    assertThat(bound.cost()).isEqualTo(price.worstCase(bound.prompt(), 1000));
  }

  @Test
  void moreOutputThanAModelCanWriteIsNeitherAskedForNorHeld() {
    Price price = price("openai/gpt-4o");
    Prompt greedy = prompt(SENTENCE, 100_000);

    Estimate.Bounded bound = (Estimate.Bounded) WORST_CASES.of(greedy, price);

    assertThat(price.fitted(greedy).maxOutputTokens()).isEqualTo(16_384);
    assertThat(bound.cost()).isEqualTo(price.worstCase(bound.prompt(), 16_384));
    assertThat(price.fitted(prompt(SENTENCE))).isEqualTo(prompt(SENTENCE));
  }

  @Test
  void aPromptThatAModelCannotReadIsTooLarge() {
    Prompt large = prompt(SENTENCE.repeat(10_000));

    assertThat(WORST_CASES.of(large, price("openai/gpt-4o")))
        .satisfies(it -> unfit(it, Rejection.TOO_LARGE));
    assertThat(WORST_CASES.of(large, price("openai/gpt-5.6-terra")))
        .isInstanceOf(Estimate.Bounded.class);
  }

  @Test
  void anImageIsNotForAModelThatSeesNone() {
    Prompt chart = prompt(new Part.Image("image/png", "iVBORw0KGgo=", 100, 100));

    assertThat(WORST_CASES.of(chart, price("perplexity/sonar")))
        .satisfies(it -> unfit(it, Rejection.NO_VISION));
  }

  @Test
  void aSchemaIsNotForAModelThatEnforcesNone() {
    Prompt strict =
        with(
            prompt("a"),
            "",
            Optional.of(new Schema("review", JsonNodeFactory.instance.objectNode())));

    assertThat(WORST_CASES.of(strict, price("openai/gpt-4-turbo")))
        .satisfies(it -> unfit(it, Rejection.NO_SCHEMA));
  }

  private static void unfit(Estimate estimate, Rejection reason) {
    assertThat(estimate)
        .isInstanceOfSatisfying(
            Estimate.Unfit.class, unfit -> assertThat(unfit.reason()).isEqualTo(reason));
  }

  private static Estimate.Bounded bounded(Prompt prompt, String model) {
    return (Estimate.Bounded) WORST_CASES.of(prompt, price(model));
  }

  private static Price price(String model) {
    return PriceTable.packaged()
        .inForce(ModelId.of(model), Instant.parse("2026-11-20T12:00:00Z"))
        .orElseThrow();
  }

  private static Prompt prompt(String text) {
    return prompt(text, 1000);
  }

  private static Prompt prompt(String text, int maxOutput) {
    return prompt(maxOutput, new Part.Text(text));
  }

  private static Prompt prompt(Part... parts) {
    return prompt(1000, parts);
  }

  private static final UserId USER = new UserId(new UUID(0, 1));

  private static Prompt prompt(int maxOutput, Part... parts) {
    return new Prompt(
        Purpose.REVIEW,
        new Payer(USER, Optional.empty()),
        "request-1",
        "",
        List.of(parts),
        Optional.empty(),
        maxOutput);
  }

  private static Prompt with(Prompt prompt, String instructions, Optional<Schema> schema) {
    return new Prompt(
        prompt.purpose(),
        prompt.payer(),
        prompt.requestId(),
        instructions,
        prompt.parts(),
        schema,
        prompt.maxOutputTokens());
  }

  @Test
  void theTextsOfOneQuestionAreCountedOnceForAllItsModels() {
    Prompt large = prompt(SENTENCE.repeat(300));
    CountedWorstCases closing = new CountedWorstCases();
    WorstCases question = closing.forOneQuestion();
    Estimate counted = question.of(large, price("openai/gpt-5.6-terra"));

    closing.close();

    assertThat(question.of(large, price("openai/gpt-5.6-terra"))).isEqualTo(counted);
    assertThat(question.of(large, price("anthropic/claude-sonnet-5")))
        .isEqualTo(WORST_CASES.of(large, price("anthropic/claude-sonnet-5")));
    assertThat(closing.of(large, price("openai/gpt-5.6-terra"))).isNotEqualTo(counted);
  }

  @Test
  void aLargeTextThatCannotWaitForItsTurnIsBoundedByItsBytes() {
    TextTokens closed = new TextTokens();
    closed.close();

    assertThat(closed.count("ä".repeat(50_000))).isEmpty();
    assertThat(TextTokens.bound("ä".repeat(50_000))).isEqualTo(new TextTokens.Count(0, 100_000));
    assertThat(closed.count("small").orElseThrow().most()).isEqualTo(1);
  }

  @Test
  void ofAVeryLargeTextOnlyTheBeginningIsCountedAndTheRestBounded() {
    String words = "word ".repeat(400_000);

    TextTokens.Count count = TEXT.count(words).orElseThrow();

    assertThat(count.least()).isBetween(250_000L, 400_000L);
    assertThat(count.most()).isBetween(400_000L, (long) words.length());
  }
}
