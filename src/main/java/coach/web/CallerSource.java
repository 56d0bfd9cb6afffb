package coach.web;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Finds the signed-in caller of a request, by what can be verified and nothing else.
@FunctionalInterface
public interface CallerSource {
  /// Asked once for each request of the public port, before its limits and whatever they are: what
  /// this leaves as an attribute of the request is there for all that comes after. A failure counts
  /// as no caller.
  Optional<LimitedCaller> identify(Request request);
}
