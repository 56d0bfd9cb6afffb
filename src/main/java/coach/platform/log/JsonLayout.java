package coach.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// One JSON object a line. The context has its own object, so that its names cannot pass for ours.
final class JsonLayout extends LayoutBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(Line.of(event), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text.append('\n').toString();
  }

  private static void write(Line line, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("timestamp", line.time());
    json.writeStringField("level", line.level());
    json.writeStringField("logger", line.logger());
    json.writeStringField("thread", line.thread());
    json.writeStringField("message", line.message());
    writeContext(line.context(), json);
    writeLines("markers", line.markers(), json);
    writeLines("exception", line.stack(), json);
    json.writeEndObject();
  }

  private static void writeContext(Map<String, String> context, JsonGenerator json)
      throws IOException {
    if (context.containsKey(Line.REQUEST_ID)) {
      json.writeStringField(Line.REQUEST_ID, context.get(Line.REQUEST_ID));
    }
    if (context.keySet().stream().allMatch(Line.REQUEST_ID::equals)) {
      return;
    }
    json.writeObjectFieldStart("context");
    for (Map.Entry<String, String> entry : context.entrySet()) {
      if (!entry.getKey().equals(Line.REQUEST_ID)) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void writeLines(String name, List<String> lines, JsonGenerator json)
      throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String line : lines) {
      json.writeString(line);
    }
    json.writeEndArray();
  }
}
