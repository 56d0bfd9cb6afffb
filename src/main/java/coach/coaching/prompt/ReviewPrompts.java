package coach.coaching.prompt;

import static coach.ai.Purpose.REVIEW;

import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.coaching.Charts.Chart;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Said;
import coach.coaching.answer.AnswerWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a model is asked for one review.
///
/// @param requestId of the request that the review was asked for with
public record ReviewPrompts(
    PromptVersion version, Payer payer, String requestId, Said said, Optional<Chart> chart) {
  /// Reasoning included. An answer has about 900.
  static final int MOST_TOKENS = 6_000;

  private static final int MOST_FINDINGS = 20;
  private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  public Prompt first() {
    return prompt(Stream.empty());
  }

  /// @param before absent when the first answer could not be read at all
  public Prompt again(Optional<Reading> before, List<Finding> findings) {
    String answer = before.map(AnswerWriter::write).map(DataBlock::escaped).orElse("null");
    List<Finding> first = findings.stream().limit(MOST_FINDINGS).toList();
    return prompt(
        Stream.of(
            new Part.Text(
                filled(
                    version.again(), Map.of("answer", answer, "findings", DataBlock.of(first))))));
  }

  private Prompt prompt(Stream<Part> further) {
    return new Prompt(
        REVIEW,
        payer,
        requestId,
        version.instructions(),
        Stream.of(Stream.<Part>of(data()), image(), further).flatMap(parts -> parts).toList(),
        Optional.of(new Prompt.Schema("trade_review", version.schema())),
        MOST_TOKENS);
  }

  private Part data() {
    String image = chart.isPresent() ? "The chart follows." : "There is no chart.";
    return new Part.Text(
        filled(version.data(), Map.of("trader", DataBlock.of(said), "image", image)));
  }

  private Stream<Part> image() {
    return chart.stream()
        .map(
            it ->
                new Part.Image(
                    it.mediaType(),
                    Base64.getEncoder().encodeToString(it.content()),
                    it.width(),
                    it.height()));
  }

  /// In one pass: what is filled in is not looked at again.
  private static String filled(String template, Map<String, String> values) {
    return HOLE.matcher(template)
        .replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
  }
}
