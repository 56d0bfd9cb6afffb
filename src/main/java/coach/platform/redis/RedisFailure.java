package coach.platform.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Redis did not do what was asked. The message is safe to print: it repeats no address and no
/// reply.
final class RedisFailure extends Exception {
  private static final Pattern CODE = Pattern.compile("^([A-Z]{3,20})\\b.*", Pattern.DOTALL);
  private static final int DEEPEST = 8;

  private final Optional<String> code;

  private RedisFailure(String phrase, Optional<String> code) {
    super(phrase, null, false, false);
    this.code = code;
  }

  static RedisFailure of(Throwable cause) {
    return chain(cause)
        .flatMap(link -> known(link).stream())
        .findFirst()
        .orElseGet(() -> new RedisFailure("is not reachable", Optional.empty()));
  }

  /// The error word of an answer, such as `NOAUTH`: Redis is there and refuses.
  Optional<String> code() {
    return code;
  }

  private static Optional<RedisFailure> known(Throwable cause) {
    return switch (cause) {
      case RedisCommandExecutionException refusal -> Optional.of(refused(refusal));
      case RedisCommandTimeoutException _, TimeoutException _ -> phrase("does not answer in time");
      case ConnectException _ -> phrase("refuses connections");
      case UnknownHostException _ -> phrase("has an unknown host name");
      case SSLException _ -> phrase("fails the TLS handshake");
      case IllegalArgumentException _ -> phrase("has a URL that is not understood");
      default -> Optional.empty();
    };
  }

  private static Optional<RedisFailure> phrase(String phrase) {
    return Optional.of(new RedisFailure(phrase, Optional.empty()));
  }

  private static RedisFailure refused(RedisCommandExecutionException refusal) {
    Matcher code = CODE.matcher(String.valueOf(refusal.getMessage()));
    String word = code.matches() ? code.group(1) : "ERR";
    return new RedisFailure("refuses commands (" + word + ")", Optional.of(word));
  }

  private static Stream<Throwable> chain(Throwable cause) {
    return Stream.<Throwable>iterate(cause, link -> link != null, Throwable::getCause)
        .limit(DEEPEST);
  }
}
