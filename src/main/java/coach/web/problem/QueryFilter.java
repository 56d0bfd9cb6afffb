package coach.web.problem;

import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import coach.platform.page.Page;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glassfish.jersey.model.Parameter;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;

/// Refuses query parameters that a list does not have, or that are given twice: whoever mistyped a
/// filter would otherwise take everything for what was looked for. After the filters that find out
/// who asks.
public final class QueryFilter implements ContainerRequestFilter {
  private static final String OPERATIONS = "api/ops/";
  private static final int MOST_ERRORS = 10;
  private static final int LONGEST_NAME = 64;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo uri)) {
      return;
    }
    ResourceMethod method = uri.getMatchedResourceMethod();
    if (method != null && isStrict(method, uri.getPath())) {
      List<FieldError> errors = errors(uri, known(method));
      if (!errors.isEmpty()) {
        throw new Problem.Invalid(errors).toException();
      }
    }
  }

  /// What operators look at is as strict as lists are; pages that monitors poll are not.
  private static boolean isStrict(ResourceMethod method, String path) {
    return method.getInvocable().getRawResponseType() == Page.class || path.startsWith(OPERATIONS);
  }

  private static SortedSet<String> known(ResourceMethod method) {
    return method.getInvocable().getParameters().stream()
        .filter(parameter -> parameter.getSource() == Parameter.Source.QUERY)
        .map(Parameter::getSourceName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<FieldError> errors(ExtendedUriInfo uri, SortedSet<String> known) {
    List<FieldError> errors = new ArrayList<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                errors.add(new FieldError(shortened(name), "is unknown here; " + known(known)));
              } else if (values.size() > 1) {
                errors.add(new FieldError(name, "must be given once"));
              }
            });
    return errors.stream().limit(MOST_ERRORS).toList();
  }

  private static String known(SortedSet<String> known) {
    return known.isEmpty() ? "there are none" : "there are " + String.join(", ", known);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
