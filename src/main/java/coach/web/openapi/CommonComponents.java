package coach.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;

/// What every document holds, whatever the resources: the problem body, the common errors, and how
/// to authenticate.
final class CommonComponents {
  static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";
  private static final String FIELD_ERROR = "FieldError";

  private CommonComponents() {}

  static Components create() {
    Components components =
        new Components()
            .addSecuritySchemes(BEARER, bearer())
            .addSchemas(FIELD_ERROR, fieldError())
            .addSchemas(PROBLEM, problem());
    for (CommonError error : CommonError.values()) {
      components.addResponses(error.component(), response(error));
    }
    return components;
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description("An access token or an API key (`tck_…`).");
  }

  /// RFC 9457, with our three members.
  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("What went wrong. Rely on `code`: it is stable, the texts are not.")
        .addProperty("type", new StringSchema().format("uri-reference"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("code", new StringSchema())
        .addProperty("request_id", new StringSchema())
        .addProperty("errors", new ArraySchema().items(reference(FIELD_ERROR)))
        .required(List.of("type", "title", "status", "code", "request_id"));
  }

  private static Schema<?> fieldError() {
    return new ObjectSchema()
        .addProperty("field", new StringSchema())
        .addProperty("message", new StringSchema())
        .required(List.of("field", "message"));
  }

  private static ApiResponse response(CommonError error) {
    ApiResponse response =
        new ApiResponse().description(error.description()).content(problemContent());
    if (error.hasRetryAfter()) {
      response.addHeaderObject("Retry-After", new Header().schema(new IntegerSchema()));
    }
    return response;
  }

  static Content problemContent() {
    return new Content()
        .addMediaType("application/problem+json", new MediaType().schema(reference(PROBLEM)));
  }

  private static Schema<?> reference(String schema) {
    return new Schema<>().$ref("#/components/schemas/" + schema);
  }
}
