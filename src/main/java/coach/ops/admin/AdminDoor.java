package coach.ops.admin;

import coach.ops.AdminToken;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may use the admin port: with a token configured, whoever carries it; without one, programs
/// on this machine.
final class AdminDoor {
  /// A browser that a foreign page sent here names another host, or says where it comes from.
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  enum Answer {
    TOKEN,
    LOOPBACK,
    UNAUTHENTICATED,
    FORBIDDEN
  }

  private final AdminToken token;

  AdminDoor(AdminToken token) {
    this.token = token;
  }

  Answer ask(HttpServletRequest request) {
    if (token.configured()) {
      return token.admits(Optional.ofNullable(request.getHeader("Authorization")))
          ? Answer.TOKEN
          : Answer.UNAUTHENTICATED;
    }
    return local(request) ? Answer.LOOPBACK : Answer.FORBIDDEN;
  }

  private static boolean local(HttpServletRequest request) {
    String host = Optional.ofNullable(request.getHeader("Host")).orElse("");
    return loopback(request.getRemoteAddr())
        && LOCAL.matcher(host).matches()
        && request.getHeader("Origin") == null;
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
