package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import coach.platform.secret.OneLine;
import coach.platform.secret.Redactor;
import coach.platform.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a provider's words fit to be shown and logged: one short line without secrets.
public final class SafeText {
  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_REASON = 500;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,127}");

  /// Whose account it is: no secret, but nobody's business.
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<![A-Za-z0-9])(?:org-|proj_)[A-Za-z0-9_-]{4,}+");

  /// Words of errors that repeat the key, perhaps in parts.
  private static final Set<String> OF_KEYS =
      Set.of("invalid_api_key", "authentication_error", "account_deactivated", "401");

  private final String key;

  /// @param key which nothing may show, whatever it looks like
  public SafeText(String key) {
    this.key = key;
  }

  String code(String code, FailureClass otherwise) {
    boolean safe =
        otherwise != FailureClass.BAD_KEY && CODE.matcher(code).matches() && isClean(code);
    return safe ? code : otherwise.text();
  }

  Optional<String> id(String id) {
    return Optional.of(id).filter(text -> ID.matcher(text).matches() && isClean(text));
  }

  String model(String model, String otherwise) {
    return MODEL.matcher(model).matches() && isClean(model) ? model : otherwise;
  }

  /// A provider that refuses a key repeats it, so then its words are not used at all.
  String message(String message, FailureClass reason) {
    return message.isBlank() || reason == FailureClass.BAD_KEY
        ? ours(reason)
        : line(message, LONGEST_MESSAGE);
  }

  /// Why a model will not answer, in its words.
  String reason(String reason) {
    return reason.isBlank() ? "The model declined to answer." : line(reason, LONGEST_REASON);
  }

  /// Its shape and length stay.
  public String text(String text) {
    return Redactor.redact(without(text));
  }

  /// What tells of an error, in its own shape; equal to what was given when nothing was in it.
  public JsonNode error(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> members(object);
      case ArrayNode array -> {
        ArrayNode safe = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> safe.add(error(element)));
        yield safe;
      }
      case TextNode text -> TextNode.valueOf(text(text.textValue()));
      default -> node;
    };
  }

  private ObjectNode members(ObjectNode object) {
    ObjectNode safe = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(member -> safe.set(text(member.getKey()), error(member.getValue())));
    boolean ofKey =
        ProviderError.of(object)
            .filter(error -> OF_KEYS.contains(error.code()) || OF_KEYS.contains(error.type()))
            .isPresent();
    return ofKey ? safe.put("message", ours(FailureClass.BAD_KEY)) : safe;
  }

  private String line(String text, int longest) {
    return OneLine.of(text(text), longest);
  }

  private boolean isClean(String text) {
    return text(text).equals(text);
  }

  private String without(String text) {
    String keyless = key.isBlank() ? text : text.replace(key, Secret.MASK);
    return ACCOUNT.matcher(keyless).replaceAll(Secret.MASK);
  }

  private static String ours(FailureClass reason) {
    return switch (reason) {
      case BAD_KEY -> "The provider refuses the key.";
      case FORBIDDEN -> "The provider does not serve this account from here.";
      case BILLING -> "The account has no money left, or has reached its limit.";
      case RATE_LIMITED -> "The provider limits how often it is asked.";
      case OVERLOADED -> "The provider has too much to do.";
      case SERVER_ERROR -> "The provider failed.";
      case GATEWAY_ERROR -> "Something on the way to the provider failed.";
      case MODEL_NOT_FOUND -> "The provider does not have this model.";
      case CONTEXT_LENGTH -> "The prompt is too long for this model.";
      case BAD_IMAGE -> "The provider cannot read an image.";
      case BAD_REQUEST -> "The provider refuses the request.";
      case REDIRECTED -> "The provider points elsewhere; check its base URL.";
      case UNREACHABLE -> "No connection to the provider.";
      case RESET -> "The connection to the provider was lost.";
      case TIMEOUT -> "The provider did not answer in time.";
      case MALFORMED -> "The provider's answer cannot be read.";
    };
  }
}
