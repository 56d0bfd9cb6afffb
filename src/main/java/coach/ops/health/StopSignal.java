package coach.ops.health;

import coach.ops.Draining;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ShutdownThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears SIGTERM first, before the delayed shutdown handler starts its wait.
public final class StopSignal extends AbstractLifeCycle {
  private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

  private final Draining draining;

  public StopSignal(Draining draining) {
    this.draining = draining;
  }

  /// Puts itself before whatever was registered already, for as long as the server runs.
  public void register(LifecycleEnvironment lifecycle) {
    try {
      start();
    } catch (Exception e) {
      throw new IllegalStateException("starting this does nothing that can fail", e);
    }
    ShutdownThread.register(0, this);
    lifecycle.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStopped(LifeCycle server) {
            ShutdownThread.deregister(StopSignal.this);
          }
        });
  }

  @Override
  protected void doStop() {
    log.info("Told to stop: draining");
    draining.stop();
  }
}
