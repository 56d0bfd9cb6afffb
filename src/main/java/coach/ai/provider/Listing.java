package coach.ai.provider;

import coach.ai.FailureClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a provider answers to the free question for its models.
public sealed interface Listing {

  record Models(List<Listed> models) implements Listing {
    public Models {
      models = List.copyOf(models);
    }
  }

  /// @param detail safe to show
  record Failed(FailureClass reason, String detail) implements Listing {}

  /// @param shutdown the last day, when the provider has set one
  record Listed(String model, Optional<LocalDate> shutdown) {}
}
