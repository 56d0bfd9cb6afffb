package coach.identity.apikey;

import static java.util.stream.Collectors.toUnmodifiableSet;

import coach.identity.Scope;
import coach.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a client sends to have a key made. Scopes are texts here, so that an unknown one is told
/// together with whatever else is wrong.
record NewApiKey(
    @Schema(maxLength = 100)
        @NotBlank
        @Pattern(regexp = "(?s).{0,100}", message = "must have at most 100 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must have no control characters")
        String name,
    @NotEmpty
        List<
                @NotNull
                @Pattern(regexp = "^(ai|read|write)$", message = "must be one of ai, read, write")
                String>
            scopes,
    @Schema(description = "In the future; absent = never")
        Optional<@Future(message = "must be in the future") Instant> expiresAt,
    @Schema(
            minimum = "0",
            maximum = "1000000",
            description = "What may be spent with it in a day; absent = as its owner may")
        Optional<
                @DecimalMin("0") @DecimalMax("1000000")
                @Digits(integer = 38, fraction = 6, message = "must have at most 6 decimals")
                BigDecimal>
            dailyCapUsd,
    @Schema(minimum = "1", maximum = "1000000", description = "Absent = as its owner may")
        Optional<@Min(1) @Max(1_000_000) Integer> requestsPerMinute) {

  /// Of one that is valid.
  NewKey toNewKey() {
    return new NewKey(
        name,
        scopes.stream().map(Scope::of).collect(toUnmodifiableSet()),
        expiresAt,
        dailyCapUsd.map(Money::ofUsd),
        requestsPerMinute.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }
}
