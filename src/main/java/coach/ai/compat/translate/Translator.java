package coach.ai.compat.translate;

import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.Prompt.Schema;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.translate.Translation.Expressed;
import coach.ai.compat.translate.Translation.Inexpressible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says in a prompt what a client asked in OpenAI's words.
///
/// Thread-safe.
public final class Translator {
  private static final String UNREADABLE = "image/gif";

  /// @param requestId as in [Prompt]
  public Translation translate(
      CompatCall call, ProviderName provider, Payer payer, String requestId) {
    try {
      List<Turn> turns = Turns.of(call);
      boolean rote = provider == ProviderName.CANNED;
      List<Part> parts = rote ? flattened(turns) : single(call, turns);
      Optional<Schema> schema = rote ? Formats.lenient(call) : Formats.strict(call);
      if (!rote) {
        Wishes.requireSayable(call.body());
      }
      return parts.isEmpty()
          ? new Inexpressible(place(call), "must have a text or an image")
          : new Expressed(
              new Prompt(
                  Purpose.COMPAT,
                  payer,
                  requestId,
                  instructions(turns),
                  parts,
                  schema,
                  call.maxOutputTokens()));
    } catch (Loss e) {
      return e.toTranslation();
    }
  }

  private static String instructions(List<Turn> turns) {
    return turns.stream()
        .filter(Turn::isSystem)
        .map(Turn::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /// Instructions first, then one question.
  private static List<Part> single(CompatCall call, List<Turn> turns) throws Loss {
    Turn last = turns.getLast();
    boolean fits =
        last.role().equals(Turn.USER)
            && turns.subList(0, turns.size() - 1).stream().allMatch(Turn::isSystem);
    if (!fits) {
      throw new Loss(place(call), "must be instructions and one question for this model");
    }
    if (call.pictures().stream().anyMatch(it -> it.mediaType().equals(UNREADABLE))) {
      throw new Loss(place(call), "must have images in PNG, JPEG or WebP for this model");
    }
    return last.parts();
  }

  /// The canned model reads whatever it is given: a conversation becomes its transcript.
  private static List<Part> flattened(List<Turn> turns) {
    List<Turn> spoken = turns.stream().filter(turn -> !turn.isSystem()).toList();
    if (spoken.size() == 1) {
      return spoken.getFirst().parts();
    }
    List<Part> parts = new ArrayList<>();
    for (Turn turn : spoken.isEmpty() ? turns : spoken) {
      parts.add(new Part.Text(capitalised(turn.role()) + ": " + turn.text()));
      turn.parts().stream().filter(Part.Image.class::isInstance).forEach(parts::add);
    }
    return parts;
  }

  private static String capitalised(String role) {
    return role.isEmpty()
        ? role
        : role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
  }

  private static String place(CompatCall call) {
    return call.endpoint() == Endpoint.CHAT ? "messages" : "input";
  }
}
