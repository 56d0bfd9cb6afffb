package coach.platform.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.util.TimeZone;

/// `layout: {type: coach, structured: true}` of an appender: redacted lines, as JSON or as text.
@JsonTypeName("coach")
public final class CoachLayoutFactory implements DiscoverableLayoutFactory<ILoggingEvent> {
  @JsonProperty private boolean structured;

  public boolean isStructured() {
    return structured;
  }

  /// The zone is not used: times are UTC, so that the lines of all nodes sort.
  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone zone) {
    LayoutBase<ILoggingEvent> layout = structured ? new JsonLayout() : new TextLayout();
    layout.setContext(context);
    return layout;
  }
}
