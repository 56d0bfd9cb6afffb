package coach.web;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Finds the signed-in caller of a request, by what can be verified and nothing else. Must not
// fail.
@FunctionalInterface
public interface CallerSource {
  Optional<LimitedCaller> identify(Request request);
}
