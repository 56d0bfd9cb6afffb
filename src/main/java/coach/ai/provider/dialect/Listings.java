package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import coach.ai.provider.Listing;
import coach.ai.provider.Listing.Listed;
import coach.ai.provider.wire.WireException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the list of models, which all providers shape alike.
final class Listings {
  private static final int MOST = 10_000;

  private final Dialect dialect;
  private final SafeText safe;

  Listings(Dialect dialect, String key) {
    this.dialect = dialect;
    this.safe = new SafeText(key);
  }

  Listing read(int status, byte[] body, RetryAdvice advice) {
    if (status / 100 != 2) {
      Optional<ProviderError> error = ProviderError.in(body);
      FailureClass reason = Verdict.of(dialect, status, error, advice);
      return failed(reason, error.map(ProviderError::message).orElse(""));
    }
    return Json.read(body)
        .map(json -> json.path("data"))
        .filter(JsonNode::isArray)
        .<Listing>map(data -> new Listing.Models(models(data)))
        .orElseGet(() -> failed(FailureClass.MALFORMED, ""));
  }

  Listing lost(WireException problem) {
    return failed(problem.reason(), "");
  }

  private Listing failed(FailureClass reason, String message) {
    return new Listing.Failed(reason, safe.message(message, reason));
  }

  private List<Listed> models(JsonNode data) {
    List<Listed> models = new ArrayList<>();
    for (JsonNode model : data) {
      String id = safe.model(model.path("id").asText(), "");
      if (!id.isEmpty() && models.size() < MOST) {
        models.add(new Listed(id, date(model.path("shutdown_date").asText())));
      }
    }
    return models;
  }

  /// A date that nobody can read is no reason to lose the list.
  private static Optional<LocalDate> date(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
