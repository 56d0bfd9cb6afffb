package coach.web.edge;

import coach.web.problem.Failures;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/// Puts the edge around Dropwizard's handlers in the moment before the server starts: earlier there
/// is no server, later no port may be open without it.
public final class EdgeInstaller implements LifeCycle.Listener {
  private final EdgeHandler edge;
  private final EdgeErrorHandler errors;
  private final Duration headerDeadline;
  private @Nullable SlowSenders slowSenders;

  public EdgeInstaller(EdgeHandler edge, Failures failures, Duration headerDeadline) {
    this.edge = edge;
    this.errors = new EdgeErrorHandler(failures, edge);
    this.headerDeadline = headerDeadline;
  }

  /// For the contexts of the servlets, which have their own.
  public Request.Handler errors() {
    return errors;
  }

  @Override
  public void lifeCycleStarting(LifeCycle event) {
    if (event instanceof Server server) {
      edge.setHandler(server.getHandler());
      server.setHandler(edge);
      server.setErrorHandler(errors);
      edge.takeOver(server);
    }
  }

  @Override
  public void lifeCycleStarted(LifeCycle event) {
    if (event instanceof Server server) {
      slowSenders = new SlowSenders(server, headerDeadline);
      slowSenders.start();
    }
  }

  @Override
  public void lifeCycleStopping(LifeCycle event) {
    if (slowSenders != null) {
      slowSenders.stop();
    }
  }
}
