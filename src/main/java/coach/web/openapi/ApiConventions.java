package coach.web.openapi;

import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What holds for every operation without being said at its resource: its name and tag, whether it
/// needs a caller, and the errors it shares with others.
///
/// Found by Swagger as a service.
public final class ApiConventions extends AbstractOpenAPIExtension {
  /// What Swagger writes where a resource says nothing.
  private static final String UNSAID = "default response";

  private static final String FIRST_ERROR = "400";

  private static final List<String> PROTOCOL = List.of("Authorization", "Accept", "Content-Type");

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    String subject = subject(method);
    operation.setOperationId(
        subject.substring(0, 1).toLowerCase(Locale.ROOT)
            + subject.substring(1)
            + capitalized(method.getName()));
    if (operation.getTags() == null) {
      operation.addTagsItem(subject);
    }
    AccessConventions.describe(operation, method);
    if (operation.getSecurity() == null && takesAuthorization(operation)) {
      AccessConventions.allowBearer(operation);
    }
    withoutProtocolHeaders(operation);
    operation.setResponses(withErrors(operation, method));
    super.decorateOperation(operation, method, chain);
  }

  /// A resource that looks at the header itself answers without it too.
  private static boolean takesAuthorization(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(one -> isHeader(one, "Authorization"));
  }

  /// OpenAPI says these otherwise: by security schemes and media types.
  private static void withoutProtocolHeaders(Operation operation) {
    if (operation.getParameters() == null) {
      return;
    }
    List<Parameter> rest =
        operation.getParameters().stream()
            .filter(one -> PROTOCOL.stream().noneMatch(name -> isHeader(one, name)))
            .toList();
    operation.setParameters(rest.isEmpty() ? null : rest);
  }

  private static boolean isHeader(Parameter parameter, String name) {
    return "header".equals(parameter.getIn()) && name.equalsIgnoreCase(parameter.getName());
  }

  private static ApiResponses withErrors(Operation operation, Method method) {
    ApiResponses responses =
        Optional.ofNullable(operation.getResponses()).orElseGet(ApiResponses::new);
    responses.values().stream()
        .filter(response -> UNSAID.equals(response.getDescription()))
        .forEach(response -> response.setDescription("Success."));
    responses.forEach(ApiConventions::withProblem);
    errors(operation, method)
        .forEach(
            error ->
                responses.putIfAbsent(
                    error.status(),
                    new ApiResponse().$ref("#/components/responses/" + error.component())));
    ApiResponses sorted = new ApiResponses();
    new TreeMap<>(responses).forEach(sorted::addApiResponse);
    return sorted;
  }

  /// A resource says when and why an error of its own happens; what its body is goes without
  /// saying.
  private static void withProblem(String status, ApiResponse response) {
    if (status.compareTo(FIRST_ERROR) >= 0 && response.getContent() == null) {
      response.setContent(CommonComponents.problemContent());
    }
  }

  private static Stream<CommonError> errors(Operation operation, Method method) {
    List<CommonError> errors =
        new ArrayList<>(
            List.of(CommonError.OVER_LIMIT, CommonError.INTERNAL, CommonError.UNAVAILABLE));
    if (AccessConventions.needsCaller(method)) {
      errors.addAll(List.of(CommonError.UNAUTHENTICATED, CommonError.FORBIDDEN));
    }
    if (operation.getRequestBody() != null) {
      errors.addAll(
          List.of(
              CommonError.MALFORMED,
              CommonError.TOO_LARGE,
              CommonError.UNSUPPORTED_MEDIA_TYPE,
              CommonError.INVALID));
    }
    if (hasParameter("path", operation)) {
      errors.add(CommonError.NOT_FOUND);
    }
    if (hasParameter("query", operation)) {
      errors.add(CommonError.INVALID);
    }
    return errors.stream();
  }

  private static boolean hasParameter(String place, Operation operation) {
    List<Parameter> parameters = operation.getParameters();
    return parameters != null && parameters.stream().anyMatch(one -> place.equals(one.getIn()));
  }

  /// `Trade` for `TradeResource`.
  private static String subject(Method method) {
    String name = method.getDeclaringClass().getSimpleName();
    return name.endsWith("Resource")
        ? name.substring(0, name.length() - "Resource".length())
        : name;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
