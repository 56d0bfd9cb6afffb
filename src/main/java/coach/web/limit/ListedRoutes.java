package coach.web.limit;

import java.util.List;
import java.util.Set;

/// Classes by exact method and path.
///
/// Stricter classes are matched on what a router would make of a path, so that `/login;x`,
/// `/log%69n` or `//login/` is no way around them; exemption is matched on the plain path only, so
/// that no spelling of another path reaches it.
record ListedRoutes(Set<String> login, Set<String> paid) implements LimitRoutes {
  private static final List<String> HEALTH = List.of("/health", "/api/health", "/ping");

  ListedRoutes {
    login = Set.copyOf(login);
    paid = Set.copyOf(paid);
  }

  @Override
  public LimitClass classOf(String method, String path) {
    if (isHealth(path)) {
      return LimitClass.EXEMPT;
    }
    String route = method + ' ' + RoutePath.plain(path);
    if (login.contains(route)) {
      return LimitClass.LOGIN;
    }
    return paid.contains(route) ? LimitClass.PAID : LimitClass.DEFAULT;
  }

  private static boolean isHealth(String path) {
    return HEALTH.stream().anyMatch(root -> isAtOrUnder(path, root)) && RoutePath.isPlain(path);
  }

  /// `/health`, `/health/detailed` and `/health-check`, but not `/healthy-food`.
  private static boolean isAtOrUnder(String path, String root) {
    if (!path.startsWith(root)) {
      return false;
    }
    return path.length() == root.length()
        || path.charAt(root.length()) == '/'
        || path.startsWith("-check", root.length());
  }
}
