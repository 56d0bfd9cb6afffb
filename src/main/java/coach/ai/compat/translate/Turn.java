package coach.ai.compat.translate;

import coach.ai.Prompt.Part;
import java.util.List;
import java.util.stream.Collectors;

/// One message of a conversation.
///
/// @param role as the client has it; `developer` is `system`
record Turn(String role, List<Part> parts) {
  static final String SYSTEM = "system";
  static final String USER = "user";
  static final String ASSISTANT = "assistant";
  static final String TOOL = "tool";

  Turn {
    role = role.equals("developer") ? SYSTEM : role;
    parts = List.copyOf(parts);
  }

  boolean isSystem() {
    return role.equals(SYSTEM);
  }

  String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining("\n"));
  }
}
