package coach.ai;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;

/// The `ai` section.
///
/// @param mock answer from the canned model: development only
/// @param deadlineSeconds for one answer, over all attempts
public record AiConfiguration(
    boolean mock,
    @Valid @NotNull ProviderConfiguration openai,
    @Valid @NotNull ProviderConfiguration anthropic,
    @Valid @NotNull ProviderConfiguration perplexity,
    @Min(1) @Max(600) int deadlineSeconds,
    @Valid @NotNull SpendConfiguration spend)
    implements Invariants {

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }
}
