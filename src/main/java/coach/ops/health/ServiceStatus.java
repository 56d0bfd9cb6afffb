package coach.ops.health;

import coach.platform.Component;
import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.BooleanSupplier;

/// How well the service serves, in one word, from what its components remember.
final class ServiceStatus {
  /// The closed set of words.
  enum Word {
    HEALTHY,
    /// Something that is needed does not work, or nobody knows yet.
    DEGRADED,
    /// No language model takes calls; the rest works.
    LIMITED;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  private final List<Component> components;
  private final BooleanSupplier providerUsable;

  ServiceStatus(List<Component> components, BooleanSupplier providerUsable) {
    this.components = List.copyOf(components);
    this.providerUsable = providerUsable;
  }

  Word word() {
    if (components.stream().anyMatch(ServiceStatus::hurts)) {
      return Word.DEGRADED;
    }
    return providerUsable.getAsBoolean() ? Word.HEALTHY : Word.LIMITED;
  }

  private static boolean hurts(Component component) {
    return component.critical() && component.health().status() != Component.Status.UP;
  }
}
