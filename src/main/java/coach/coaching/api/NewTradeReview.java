package coach.coaching.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;

/// What a client sends as JSON. Texts here, so that all that is wrong is told at once.
@Schema(description = "A plan, or a chart that is kept already; at least `notes` or `image_id`")
record NewTradeReview(
    @Schema(example = "EURUSD", description = "In any usual spelling") Optional<String> symbol,
    @Schema(example = "1h", description = "In any usual spelling") Optional<String> timeframe,
    @Schema(allowableValues = {"long", "short"}) Optional<String> direction,
    @Schema(maxLength = 4000) Optional<String> notes,
    @Schema(exclusiveMinimum = true, minimum = "0", description = "What the stop may cost")
        Optional<BigDecimal> accountRiskUsd,
    @Schema(description = "A chart of an earlier review") Optional<String> imageId) {

  Wanted wanted() {
    return new Wanted(
        symbol,
        timeframe,
        direction,
        notes,
        accountRiskUsd.map(BigDecimal::toPlainString),
        imageId,
        Optional.empty());
  }
}
