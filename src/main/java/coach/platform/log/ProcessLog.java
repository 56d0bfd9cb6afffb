package coach.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import io.dropwizard.logging.common.BootstrapLogging;
import io.dropwizard.logging.common.LoggingUtil;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.LoggerFactory;

/// The process's log from its first line to its last: what Dropwizard's configuration cannot reach.
public final class ProcessLog {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(ProcessLog.class);
  private static final AtomicBoolean begun = new AtomicBoolean();
  private static final AtomicBoolean endsWithServer = new AtomicBoolean();

  private ProcessLog() {}

  /// Until the configuration is read: warnings only, through our layout, on standard error, so that
  /// commands own standard output. An exception that ends a thread is a log line like any other.
  public static void begin() {
    BootstrapLogging.bootstrap(Level.WARN, new CoachLayoutFactory());
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    root().iteratorForAppenders().forEachRemaining(ProcessLog::toStandardError);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> log.error("The thread {} ended with an exception", thread.getName(), e));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("log-end").unstarted(ProcessLog::endUnlessServer));
  }

  /// For `environment.lifecycle().addEventListener(…)`: the log ends after all that the server
  /// stops.
  public static LifeCycle.Listener endingWithServer() {
    return new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarted(LifeCycle server) {
        endsWithServer.set(true);
      }

      @Override
      public void lifeCycleStopped(LifeCycle server) {
        end();
      }
    };
  }

  /// Writes what is queued, for at most a second an appender. Dropwizard only waits until the queue
  /// is empty, when the writing thread may still hold thousands of lines.
  public static void end() {
    Appenders.of(context()).queues().forEach(AsyncAppenderBase::stop);
  }

  private static void endUnlessServer() {
    if (!endsWithServer.get()) {
      end();
    }
  }

  private static void toStandardError(Appender<ILoggingEvent> appender) {
    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
      console.stop();
      console.setName("bootstrap");
      console.setTarget("System.err");
      console.start();
    }
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static LoggerContext context() {
    return LoggingUtil.getLoggerContext();
  }
}
