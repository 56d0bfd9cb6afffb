package coach.platform.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.dropwizard.logback.AsyncAppenderBaseProxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What is attached to the loggers: queues, and behind them or without one, what really writes.
record Appenders(
    List<AsyncAppenderBase<ILoggingEvent>> queues, List<Appender<ILoggingEvent>> ends) {
  static Appenders of(LoggerContext context) {
    Appenders all = new Appenders(new ArrayList<>(), new ArrayList<>());
    for (Logger logger : context.getLoggerList()) {
      all.addAllOf(logger);
    }
    return all;
  }

  private void addAllOf(AppenderAttachable<ILoggingEvent> parent) {
    Iterator<Appender<ILoggingEvent>> children = parent.iteratorForAppenders();
    while (children.hasNext()) {
      switch (children.next()) {
        case AsyncAppenderBase<ILoggingEvent> queue -> addQueue(queue);
        case AsyncAppenderBaseProxy<?> throttle -> addQueue(queueOf(throttle));
        case Appender<ILoggingEvent> end -> ends.add(end);
      }
    }
  }

  private void addQueue(AsyncAppenderBase<ILoggingEvent> queue) {
    queues.add(queue);
    addAllOf(queue);
  }

  @SuppressWarnings("unchecked") // it is attached to a logger, so it takes logging events
  private static AsyncAppenderBase<ILoggingEvent> queueOf(AsyncAppenderBaseProxy<?> throttle) {
    return (AsyncAppenderBase<ILoggingEvent>) throttle.getAppender();
  }
}
