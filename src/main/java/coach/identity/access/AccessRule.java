package coach.identity.access;

import coach.identity.CallerMatters;
import coach.identity.RequiresScope;
import coach.identity.RequiresSession;
import coach.identity.Scope;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a resource method lets in, as its annotations say; where it has none, those of its class.
sealed interface AccessRule {
  /// Everybody.
  record Open() implements AccessRule {}

  /// Everybody, once it is known who they are.
  record Asking() implements AccessRule {}

  /// Nobody.
  record Closed() implements AccessRule {}

  /// Nobody, because it does not say whom.
  record Forgotten() implements AccessRule {}

  /// @param roles any of which is needed
  /// @param inPerson whether API keys are kept out
  /// @param scope what an API key needs, where that does not follow from the request's method
  record Guarded(List<String> roles, boolean inPerson, Optional<Scope> scope)
      implements AccessRule {}

  static AccessRule of(Class<?> resource, Method method) {
    AnnotatedElement says = saysWhom(method) ? method : resource;
    RolesAllowed roles = says.getAnnotation(RolesAllowed.class);
    if (roles == null) {
      return withoutRoles(says);
    }
    return new Guarded(
        List.of(roles.value()),
        Stream.of(method, resource).anyMatch(on -> on.isAnnotationPresent(RequiresSession.class)),
        Stream.of(method, resource)
            .flatMap(on -> Stream.ofNullable(on.getAnnotation(RequiresScope.class)))
            .map(RequiresScope::value)
            .findFirst());
  }

  private static AccessRule withoutRoles(AnnotatedElement place) {
    if (place.isAnnotationPresent(PermitAll.class)) {
      return place.isAnnotationPresent(CallerMatters.class) ? new Asking() : new Open();
    }
    return place.isAnnotationPresent(DenyAll.class) ? new Closed() : new Forgotten();
  }

  private static boolean saysWhom(AnnotatedElement place) {
    return Stream.of(PermitAll.class, RolesAllowed.class, DenyAll.class)
        .anyMatch(place::isAnnotationPresent);
  }
}
