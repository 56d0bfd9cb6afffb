package coach.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Turns Jackson's refusal of a request body into a problem, here and nowhere else: the same
/// exception out of a resource is a bug.
public final class JsonBodyFilter implements ReaderInterceptor {
  private final Failures failures;

  public JsonBodyFilter(Failures failures) {
    this.failures = failures;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (JsonProcessingException e) {
      throw failures
          .classify(e)
          .or(() -> JsonFailures.classify(e))
          .<IOException>map(
              problem -> {
                throw problem.toException();
              })
          .orElse(e);
    }
  }
}
