package coach.ai.spend.attempt;

import coach.platform.Problem;
import coach.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Optional;

/// What an operator found out about an attempt.
///
/// @param costUsd what the provider charged; only with `settled`
record Resolution(
    @Schema(allowableValues = {"released", "settled"})
        @NotNull
        @Pattern(regexp = "released|settled", message = "must be released or settled")
        String outcome,
    @Schema(minimum = "0", maximum = "10000")
        Optional<
                @DecimalMin("0") @DecimalMax("10000")
                @Digits(integer = 38, fraction = 6, message = "must have at most 6 decimals")
                BigDecimal>
            costUsd) {

  /// Absent when nothing was charged.
  ///
  /// @throws coach.platform.ProblemException when it says two things, or half of one
  Optional<Money> cost() {
    if (outcome.equals("settled") && costUsd.isEmpty()) {
      throw Problem.Invalid.field("cost_usd", "must be given with settled").toException();
    }
    if (outcome.equals("released") && costUsd.isPresent()) {
      throw Problem.Invalid.field("cost_usd", "must not be given with released").toException();
    }
    return costUsd.map(Money::ofUsd);
  }
}
