package coach.bench.gateway;

import coach.bench.rig.Rig;

/// What is asked, in OpenAI's words.
enum Question {
  CHAT("/v1/chat/completions", "\"max_completion_tokens\":200,\"messages\":" + Question.SAID),
  RESPONSES("/v1/responses", "\"max_output_tokens\":200,\"input\":" + Question.SAID),
  /// Whose answer goes through unchanged.
  STREAM(
      "/v1/chat/completions",
      "\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":" + Question.SAID);

  private static final String SAID =
      "[{\"role\":\"user\",\"content\":\"Is this breakout worth a trade, and where does the stop go?\"}]";

  private final String path;
  private final String members;

  Question(String path, String members) {
    this.path = path;
    this.members = members;
  }

  String path() {
    return path;
  }

  String body() {
    return "{\"model\":\"" + Rig.MODEL + "\"," + members + "}";
  }
}
