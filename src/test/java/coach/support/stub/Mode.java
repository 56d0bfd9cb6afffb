package coach.support.stub;

import coach.shared.Spelling;
import coach.support.stub.Script.Ending;
import java.io.IOException;
import java.util.Map;

/// How a stub behaves as a whole, for benches that choose it by a word.
@SuppressWarnings("ImmutableEnumChecker") // scripts have no state
public enum Mode {
  OK(Script.good()),
  SERVER_ERROR(
      (call, line) ->
          play(call, line, 500, Shapes.openAiError("server_error", "server_error", "It failed."))),
  OVERLOADED(
      (call, line) ->
          play(
              call,
              line,
              call.path().endsWith("/messages") ? 529 : 503,
              Shapes.openAiError(
                  "service_unavailable_error", "server_is_overloaded", "Too much to do."))),
  RATE_LIMITED(
      Script.json(
          429,
          Shapes.openAiError("requests", "rate_limit_exceeded", "Slow down."),
          Map.of("Retry-After", "1"))),
  BILLING(Script.openAiError(429, "insufficient_quota", "insufficient_quota", "Pay first.")),
  BAD_KEY(
      Script.openAiError(
          401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.")),
  BAD_GATEWAY(Script.answer(502, "text/html", "<html>Bad gateway</html>", Map.of())),
  MALFORMED(Script.json(200, "{\"id\":")),
  HALF((call, line) -> Script.half("text/event-stream", "data: {", Ending.RESET).play(call, line)),
  RESET(Script.reset()),
  SILENCE(Script.silence()),
  /// A stream of ten seconds, an event each twentieth of one.
  PACED(Events.PACED),
  /// A stream of more than fits on the way.
  LONG(Events.LONG);

  private final Script script;

  Mode(Script script) {
    this.script = script;
  }

  public Script script() {
    return script;
  }

  public static Mode of(String text) {
    return Spelling.required(Mode.class, text);
  }

  public String text() {
    return Spelling.of(this);
  }

  /// Anthropic's errors have another shape, but both dialects' readers understand these.
  private static void play(Call call, Line line, int status, String openAiError)
      throws IOException, InterruptedException {
    Script script =
        call.path().endsWith("/messages")
            ? Script.anthropicError(status, status == 529 ? "overloaded_error" : "api_error", "No.")
            : Script.json(status, openAiError);
    script.play(call, line);
  }
}
