package coach.web.problem;

import coach.platform.Problem;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client that leaves, or stops reading until its connection is closed, is no error of ours:
/// Jersey would log it as one, with a stack trace.
public final class GoneClientFilter implements WriterInterceptor {
  private static final Logger log = LoggerFactory.getLogger(GoneClientFilter.class);

  private final Failures failures;

  public GoneClientFilter(Failures failures) {
    this.failures = failures;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (IOException e) {
      switch (failures.classify(e).orElse(new Problem.Internal())) {
        case Problem.TooSlow _, Problem.Malformed _ -> log.debug("The client is gone", e);
        default -> throw e;
      }
    }
  }
}
