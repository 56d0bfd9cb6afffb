package coach.ai.provider.canned;

import com.fasterxml.jackson.databind.JsonNode;

/// A text that a schema allows, and that says where it comes from when there is room.
final class SchemaText {
  private static final int MOST = 10_000;

  private SchemaText() {}

  static String of(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "date-time" -> "2026-01-02T15:04:05Z";
      case "date" -> "2026-01-02";
      case "time" -> "15:04:05Z";
      case "duration" -> "PT1H";
      case "email" -> "canned@example.com";
      case "uri" -> "https://example.com/canned";
      case "uuid" -> "00000000-0000-4000-8000-000000000000";
      case "ipv4" -> "192.0.2.1";
      case "hostname" -> "example.com";
      default -> plain(schema);
    };
  }

  private static String plain(JsonNode schema) {
    String text = CannedProvider.MARK + ": no model was asked.";
    int least = Math.min(schema.path("minLength").asInt(0), MOST);
    int most = schema.path("maxLength").asInt(MOST);
    String longEnough = text + ".".repeat(Math.max(0, least - text.length()));
    return longEnough.substring(0, Math.min(longEnough.length(), most));
  }
}
