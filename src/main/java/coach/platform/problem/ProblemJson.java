package coach.platform.problem;

import coach.platform.Problem.FieldError;
import coach.platform.secret.Redactor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The body of a problem: RFC 9457, or OpenAI's shape where OpenAI's clients ask.
public enum ProblemJson {
  STANDARD("application/problem+json") {
    @Override
    void write(JsonGenerator json, ProblemView view, String requestId) throws IOException {
      json.writeStringField("type", "/problems#" + view.code().text());
      json.writeStringField("title", view.code().title());
      json.writeNumberField("status", view.status());
      json.writeStringField("detail", Redactor.redact(view.detail()));
      json.writeStringField("code", view.code().text());
      json.writeStringField("request_id", requestId);
      json.writeArrayFieldStart("errors");
      for (FieldError error : view.errors()) {
        json.writeStartObject();
        json.writeStringField("field", Redactor.redact(error.field()));
        json.writeStringField("message", Redactor.redact(error.message()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  },

  COMPAT("application/json") {
    @Override
    void write(JsonGenerator json, ProblemView view, String requestId) throws IOException {
      json.writeObjectFieldStart("error");
      json.writeStringField("message", Redactor.redact(view.detail()));
      json.writeStringField("type", compatType(view));
      if (view.errors().isEmpty()) {
        json.writeNullField("param");
      } else {
        json.writeStringField("param", Redactor.redact(view.errors().getFirst().field()));
      }
      json.writeStringField("code", view.code().compatText());
      json.writeEndObject();
    }
  };

  private static final String COMPAT_PREFIX = "/v1/";
  private static final JsonFactory JSON = new JsonFactory();

  private final String mediaType;

  ProblemJson(String mediaType) {
    this.mediaType = mediaType;
  }

  /// @param path as the router sees it: decoded and canonical
  public static ProblemJson forPath(String path) {
    return path.startsWith(COMPAT_PREFIX) ? COMPAT : STANDARD;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] render(ProblemView view, String requestId) {
    var bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      write(json, view, requestId);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  abstract void write(JsonGenerator json, ProblemView view, String requestId) throws IOException;

  private static String compatType(ProblemView view) {
    if (view.code() == ProblemCode.OVER_BUDGET) {
      return "insufficient_quota";
    }
    return switch (view.status()) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> view.status() >= 500 ? "server_error" : "invalid_request_error";
    };
  }
}
