package coach.ops;

import coach.platform.Component;
import io.dropwizard.servlets.tasks.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the rest of the service tells operations. Every supplier answers from memory.
///
/// @param started whether everything has been up once; never goes back
/// @param tasks what features add to the admin port's closed list
/// @param configHash of the effective configuration, without secrets
/// @param suppressed ids of the invariants that are switched off for a time
public record OpsContributions(
    List<Component> components,
    BooleanSupplier started,
    Supplier<DatabaseReport> database,
    Providers providers,
    List<Task> tasks,
    String configHash,
    Set<String> suppressed) {

  public OpsContributions {
    components = List.copyOf(components);
    tasks = List.copyOf(tasks);
    suppressed = Set.copyOf(suppressed);
  }

  /// The language models.
  ///
  /// @param configured by name, whether it has a key
  /// @param usable whether any of them, or the canned one, takes calls
  public record Providers(Supplier<Map<String, Boolean>> configured, BooleanSupplier usable) {
    public static final Providers NONE =
        new Providers(
            () -> Map.of("openai", false, "anthropic", false, "perplexity", false), () -> false);
  }
}
