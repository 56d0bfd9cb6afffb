package coach.ops.metrics;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/// Reads what Jetty counts anyway for its graceful shutdown.
public final class RequestsInFlight implements ServerLifecycleListener, Supplier<OptionalLong> {
  private volatile @Nullable GracefulHandler handler;

  @Override
  public void serverStarted(Server server) {
    handler = server.getDescendant(GracefulHandler.class);
  }

  @Override
  public OptionalLong get() {
    GracefulHandler counting = handler;
    return counting == null
        ? OptionalLong.empty()
        : OptionalLong.of(counting.getCurrentRequestCount());
  }
}
