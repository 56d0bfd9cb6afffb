package coach.ai.provider.wire;

/// @param name `message` when the event has none of its own
public record SseEvent(String name, String data) {}
