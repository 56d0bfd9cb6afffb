package coach.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may call an operation, as its annotations say: those of the method before those of its
/// class.
///
/// Annotations of other features are known by their names, so that the edge needs neither them nor
/// an authentication library.
final class AccessConventions {
  private static final String EVERY_USER = "trader";

  private AccessConventions() {}

  static boolean isAuth(Annotation annotation) {
    return isNamed(annotation, "Auth");
  }

  static boolean needsCaller(Method method) {
    return !roles(method).isEmpty()
        || callers(method).anyMatch(parameter -> parameter.getType() != Optional.class);
  }

  static void describe(Operation operation, Method method) {
    if (needsCaller(method)) {
      operation.addSecurityItem(bearer());
    } else if (callers(method).findAny().isPresent()) {
      allowBearer(operation);
    }
    describeRoles(operation, roles(method));
    if (annotation(method, "RequiresSession").isPresent()) {
      operation.addExtension("x-credential", "session");
    }
    annotation(method, "RequiresScope")
        .ifPresent(scope -> operation.addExtension("x-scope", value(scope)));
  }

  /// With a caller or without.
  static void allowBearer(Operation operation) {
    operation.addSecurityItem(bearer());
    operation.addSecurityItem(new SecurityRequirement());
  }

  private static SecurityRequirement bearer() {
    return new SecurityRequirement().addList(CommonComponents.BEARER);
  }

  private static void describeRoles(Operation operation, List<String> roles) {
    if (roles.isEmpty()) {
      return;
    }
    operation.addExtension("x-roles", roles);
    String audience = roles.contains(EVERY_USER) ? "For signed-in users." : "For operators.";
    operation.setDescription(
        operation.getDescription() == null
            ? audience
            : operation.getDescription() + " " + audience);
  }

  private static List<String> roles(Method method) {
    boolean says =
        method.isAnnotationPresent(RolesAllowed.class)
            || method.isAnnotationPresent(PermitAll.class);
    RolesAllowed roles =
        says
            ? method.getAnnotation(RolesAllowed.class)
            : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
    return roles == null ? List.of() : List.of(roles.value());
  }

  private static Stream<Parameter> callers(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(
            parameter ->
                Arrays.stream(parameter.getAnnotations()).anyMatch(AccessConventions::isAuth));
  }

  private static Optional<Annotation> annotation(Method method, String name) {
    return Stream.of(method, method.getDeclaringClass())
        .flatMap(place -> Arrays.stream(place.getAnnotations()))
        .filter(annotation -> isNamed(annotation, name))
        .findFirst();
  }

  private static boolean isNamed(Annotation annotation, String name) {
    return annotation.annotationType().getSimpleName().equals(name);
  }

  /// The one value of an annotation, as the API spells it.
  private static String value(Annotation annotation) {
    try {
      Object value = annotation.annotationType().getMethod("value").invoke(annotation);
      return String.valueOf(value).toLowerCase(Locale.ROOT);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " has no value", e);
    }
  }
}
