package coach.identity.access;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Scope;
import coach.platform.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Set;
import org.slf4j.MDC;

/// The door of one resource method.
///
/// Thread-safe: has no state of its own.
final class AccessFilter implements ContainerRequestFilter {
  private static final String USER = "user";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Problem ROLE = new Problem.Forbidden("Your role does not allow this.");
  private static final Problem IN_PERSON =
      new Problem.Forbidden("An API key cannot do this; sign in for it.");
  private static final Problem UNAVAILABLE =
      new Problem.Unavailable("database", Duration.ofSeconds(2));

  private final AccessRule rule;

  AccessFilter(AccessRule rule) {
    this.rule = rule;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Finding finding =
        request.getProperty(Finding.ATTRIBUTE) instanceof Finding found
            ? found
            : new Finding.Nobody();
    switch (rule) {
      case AccessRule.Open() -> admitKnown(finding, request);
      case AccessRule.Asking() -> {
        if (finding instanceof Finding.Unavailable) {
          throw UNAVAILABLE.toException();
        }
        admitKnown(finding, request);
      }
      case AccessRule.Closed(), AccessRule.Forgotten() -> throw ROLE.toException();
      case AccessRule.Guarded guarded -> {
        Caller caller = known(finding);
        check(caller, guarded, request.getMethod());
        admit(caller, request);
      }
    }
  }

  private static Caller known(Finding finding) {
    return switch (finding) {
      case Finding.Known(var caller) -> caller;
      case Finding.Nobody(), Finding.Refused() -> throw new Problem.Unauthenticated().toException();
      case Finding.Unavailable() -> throw UNAVAILABLE.toException();
    };
  }

  private static void check(Caller caller, AccessRule.Guarded rule, String method) {
    if (rule.roles().stream().noneMatch(caller.role()::includes)) {
      throw ROLE.toException();
    }
    switch (caller.credential()) {
      case Credential.Session _ -> {}
      case Credential.Key key -> check(key, rule, method);
    }
  }

  private static void check(Credential.Key key, AccessRule.Guarded rule, String method) {
    if (rule.inPerson()) {
      throw IN_PERSON.toException();
    }
    Scope needed = rule.scope().orElse(READING.contains(method) ? Scope.READ : Scope.WRITE);
    if (!key.scopes().contains(needed)) {
      throw new Problem.Forbidden("This needs an API key with the scope " + needed.text() + ".")
          .toException();
    }
  }

  private static void admitKnown(Finding finding, ContainerRequestContext request) {
    if (finding instanceof Finding.Known(var caller)) {
      admit(caller, request);
    }
  }

  private static void admit(Caller caller, ContainerRequestContext request) {
    MDC.put(USER, caller.id().toString()); // the edge clears it
    request.setSecurityContext(new Admitted(caller, request.getSecurityContext().isSecure()));
  }

  private record Admitted(Caller caller, boolean secure) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().includes(role);
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
