package coach.ai.status;

import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.ProviderConfiguration;
import coach.ai.config.SpendConfiguration;
import coach.platform.secret.Secret;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `ai` section as tests have it.
public final class Configurations {
  private Configurations() {}

  public static AiConfiguration of(ProviderConfiguration openai) {
    return of(false, openai, Map.of());
  }

  public static AiConfiguration of(
      boolean mock, ProviderConfiguration openai, Map<Purpose, @Nullable List<ModelId>> routes) {
    ProviderConfiguration none = provider(Optional.empty(), Optional.empty());
    return new AiConfiguration(
        mock,
        openai,
        none,
        none,
        null,
        60,
        null,
        spend(),
        Optional.empty(),
        null,
        routes,
        null,
        null);
  }

  public static ProviderConfiguration openai(String key) {
    return provider(Optional.of(Secret.of(key)), Optional.empty());
  }

  public static ProviderConfiguration provider(Optional<Secret> key, Optional<Secret> previous) {
    return new ProviderConfiguration(
        key,
        previous,
        Optional.empty(),
        Optional.of("gpt-5"),
        Optional.of("gpt-5.6-luna"),
        Optional.empty(),
        Optional.empty());
  }

  public static SpendConfiguration spend() {
    return new SpendConfiguration(
        ZoneOffset.UTC,
        new BigDecimal("40"),
        new BigDecimal("50"),
        new BigDecimal("60"),
        new BigDecimal("1000"),
        new BigDecimal("5"),
        null,
        null,
        null);
  }
}
