package coach.ai.spend.budget;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;

/// What an operator sends to set the cap of the day for a time.
///
/// @param capUsd at most the month's cap; 0 stops everything that costs
/// @param until at most 31 days ahead
record NewCap(
    @Schema(minimum = "0", maximum = "1000000")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("1000000")
        @Digits(integer = 38, fraction = 6, message = "must have at most 6 decimals")
        BigDecimal capUsd,
    @NotNull Instant until) {}
