package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import coach.platform.secret.OneLine;
import coach.platform.secret.Redactor;
import coach.platform.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a provider's words fit to be shown and logged: one short line without secrets.
final class SafeText {
  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_REASON = 500;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,127}");

  private final String key;

  /// @param key which nothing may show, whatever it looks like
  SafeText(String key) {
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

  private String line(String text, int longest) {
    return OneLine.of(Redactor.redact(withoutKey(text)), longest);
  }

  private boolean isClean(String text) {
    return withoutKey(text).equals(text) && Redactor.redact(text).equals(text);
  }

  private String withoutKey(String text) {
    return key.isBlank() ? text : text.replace(key, Secret.MASK);
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
