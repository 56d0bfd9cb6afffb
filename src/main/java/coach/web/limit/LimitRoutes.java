package coach.web.limit;

import java.util.Set;

/// Tells the class of a request. The root passes it, because only the root knows every feature.
@FunctionalInterface
public interface LimitRoutes {
  LimitClass classOf(String method, String path);

  /// Health is exempt, what is listed is stricter, and the rest is [LimitClass#DEFAULT].
  ///
  /// @param login routes such as `POST /api/auth/login`
  /// @param paid routes such as `POST /v1/responses`
  static LimitRoutes of(Set<String> login, Set<String> paid) {
    return new ListedRoutes(login, paid);
  }
}
