package coach.coaching.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;

/// The parts of a form, as the document of the API describes them.
@Schema(description = "At least `image`, `image_id` or `notes`")
record TradeReviewUpload(
    @Schema(
            type = "string",
            format = "binary",
            description = "PNG, JPEG or WebP, at most 10 MB and 40 megapixels")
        Optional<String> image,
    @Schema(description = "A chart of an earlier review, in its place") Optional<String> imageId,
    @Schema(example = "EURUSD") Optional<String> symbol,
    @Schema(example = "1h") Optional<String> timeframe,
    @Schema(allowableValues = {"long", "short"}) Optional<String> direction,
    @Schema(maxLength = 4000) Optional<String> notes,
    @Schema(description = "What the stop may cost") Optional<BigDecimal> accountRiskUsd) {}
