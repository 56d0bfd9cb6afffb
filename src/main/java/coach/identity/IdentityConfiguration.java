package coach.identity;

import static coach.platform.CommonRules.SEC_004;
import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `identity` section.
///
/// @param jwtSecret signs and verifies access tokens; absent in development = generated
/// @param jwtSecretPrevious verifies only, while a rotation is under way
/// @param directory where development keeps what it makes up: a signing secret and demo accounts
public record IdentityConfiguration(
    Optional<Secret> jwtSecret,
    Optional<Secret> jwtSecretPrevious,
    @NotNull Registration registration,
    Path directory,
    @Valid TokenConfiguration tokens,
    @Valid HashingConfiguration hashing)
    implements Invariants {

  private static final int BYTES = 32;
  private static final double BITS = 128;
  private static final int LOOKED_AT = 64;

  /// Of the number of guesses by the estimator, for which each random character is worth one.
  private static final double DIGITS = 25;

  public IdentityConfiguration(
      Optional<Secret> jwtSecret,
      Optional<Secret> jwtSecretPrevious,
      Registration registration,
      @Nullable Path directory,
      @Nullable TokenConfiguration tokens,
      @Nullable HashingConfiguration hashing) {
    this.jwtSecret = jwtSecret;
    this.jwtSecretPrevious = jwtSecretPrevious;
    this.registration = registration;
    this.directory = requireNonNullElse(directory, Path.of("data"));
    this.tokens = requireNonNullElse(tokens, TokenConfiguration.DEFAULT);
    this.hashing = requireNonNullElse(hashing, HashingConfiguration.DEFAULT);
  }

  @Override
  public List<Rule> rules() {
    return List.of(SEC_004, TokenConfiguration.SEC_005);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(
            weak("identity.jwtSecret", jwtSecret),
            weak("identity.jwtSecretPrevious", jwtSecretPrevious)
                .map(found -> found.fix("unset JWT_SECRET_PREVIOUS: tokens of a weak secret end")),
            Violation.when(
                !mode.isDevelopment() && jwtSecret.isEmpty(),
                SEC_004.brokenAt("identity.jwtSecret")),
            tokens.violations())
        .flatMap(found -> found);
  }

  private static Stream<Violation> weak(String key, Optional<Secret> secret) {
    String text = text(secret);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    long bits = Math.round(entropyPerCharacter(text) * text.length());
    return Violation.when(
        secret.isPresent() && (bytes < BYTES || bits < BITS || isPattern(text)),
        SEC_004.brokenAt(key).found("●●●●●● (%d bytes, about %d bits)".formatted(bytes, bits)));
  }

  /// Characters may be many and various and yet follow each other as on a keyboard.
  private static boolean isPattern(String text) {
    String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
    return new Zxcvbn().measure(start).getGuessesLog10() < DIGITS;
  }

  private static String text(Optional<Secret> secret) {
    return secret.map(Secret::reveal).orElse("");
  }

  /// Shannon: −Σ p·log₂ p over the characters.
  private static double entropyPerCharacter(String text) {
    return text
        .chars()
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .values()
        .stream()
        .mapToDouble(count -> (double) count / text.length())
        .map(share -> -share * Math.log(share) / Math.log(2))
        .sum();
  }
}
