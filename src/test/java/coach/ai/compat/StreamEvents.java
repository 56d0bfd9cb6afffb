package coach.ai.compat;

/// Events of a chat, as a provider of odd habits writes them.
final class StreamEvents {
  static final String FIRST =
      "data: {\"id\":\"c\",  \"choices\":[{\"index\":0,\"delta\":{\"content\":\"He\\u006clo\"}}]}\n\n";
  static final String LAST =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"odd\":1e400}\r\n\r\n";
  static final String USAGE =
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\n";
  static final String DONE = "data: [DONE]\n\n";

  private StreamEvents() {}
}
