package coach.web.limit;

import java.util.Set;

/// Tells the class of a request by its exact method and path; what is not listed is
/// [LimitClass#DEFAULT]. The root makes it, because only the root knows every feature.
///
/// @param exempt paths whose reading is never limited, such as `/health`
/// @param login routes such as `POST /api/auth/login`
/// @param paid routes such as `POST /v1/responses`
public record LimitRoutes(Set<String> exempt, Set<String> login, Set<String> paid) {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  public LimitRoutes {
    exempt = Set.copyOf(exempt);
    login = Set.copyOf(login);
    paid = Set.copyOf(paid);
  }

  /// @param path as [coach.web.Exchange#path] has it: every spelling of a route is one path
  public LimitClass classOf(String method, String path) {
    if (exempt.contains(path) && READING.contains(method)) {
      return LimitClass.EXEMPT;
    }
    String route = method + ' ' + path;
    if (login.contains(route)) {
      return LimitClass.LOGIN;
    }
    return paid.contains(route) ? LimitClass.PAID : LimitClass.DEFAULT;
  }
}
