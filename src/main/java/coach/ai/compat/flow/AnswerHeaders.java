package coach.ai.compat.flow;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Trail;
import coach.ai.compat.errand.Track;
import coach.ai.compat.errand.Turn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The headers that tell how an answer came about.
final class AnswerHeaders {
  private static final String COST = "X-Coach-Cost-USD";
  private static final String MODEL = "X-Coach-Model";

  private AnswerHeaders() {}

  /// What it cost is told when it is certain.
  static Map<String, String> of(Trail trail, Track track) {
    Map<String, String> headers = answered(track, trail.attempts());
    if (trail.unsettled().microUsd() == 0) {
      headers.put(COST, trail.cost().usd().toPlainString());
    }
    return headers;
  }

  /// There is no answer: what that cost is told as far as it is known.
  static Map<String, String> failed(Trail trail, Track track) {
    Map<String, String> headers = soFar(track, trail.attempts());
    headers.put(COST, trail.cost().usd().toPlainString());
    return headers;
  }

  /// Before the end nobody knows what it costs.
  static Map<String, String> begun(Track track) {
    return answered(track, track.laps().requests());
  }

  /// It may be another model than the one that was asked for.
  private static Map<String, String> answered(Track track, int attempts) {
    Map<String, String> headers = soFar(track, attempts);
    track.turn().ifPresent(turn -> headers.put(MODEL, turn.model().toString()));
    return headers;
  }

  private static Map<String, String> soFar(Track track, int attempts) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Coach-Attempts", Integer.toString(attempts));
    headers.put("X-Coach-Overhead-Ms", millis(track.laps().overhead()));
    Optional<ModelId> model = track.turn().map(Turn::model);
    if (model.filter(it -> it.provider() == ProviderName.CANNED).isPresent()) {
      headers.put("X-Mock", "true");
    }
    return headers;
  }

  private static String millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
