package coach.platform;

import java.time.Duration;
import java.util.stream.Stream;

/// One question to the world before the service starts.
public interface LiveCheck {
  /// Longer than any honest answer; a check that takes more is reported as unanswered.
  Duration LIMIT = Duration.ofSeconds(3);

  /// What is asked, for the report when there is no answer.
  String name();

  /// @throws Exception what kept it from asking: the gate reports it as unanswered
  Stream<Violation> run() throws Exception;
}
