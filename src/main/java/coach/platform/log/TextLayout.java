package coach.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.util.Map;

/// Lines for people: `time level [thread] logger {context} - message`, stack lines behind `! `.
///
/// The message comes last and all before it is quoted where needed, so that no field can pass for
/// another.
final class TextLayout extends LayoutBase<ILoggingEvent> {
  @Override
  public String doLayout(ILoggingEvent event) {
    Line line = Line.of(event);
    StringBuilder text =
        new StringBuilder(128)
            .append(line.time())
            .append(' ')
            .append(String.format("%-5s", line.level()))
            .append(" [")
            .append(line.thread().replace("]", "\\u005d"))
            .append("] ")
            .append(line.logger());
    appendContext(line.context(), text);
    line.markers().forEach(marker -> text.append(" #").append(quoted(marker)));
    text.append(" - ").append(line.message()).append('\n');
    line.stack().forEach(stackLine -> text.append("! ").append(stackLine).append('\n'));
    return text.toString();
  }

  private static void appendContext(Map<String, String> context, StringBuilder text) {
    if (context.isEmpty()) {
      return;
    }
    String separator = " {";
    for (Map.Entry<String, String> entry : context.entrySet()) {
      text.append(separator)
          .append(quoted(entry.getKey()))
          .append('=')
          .append(quoted(entry.getValue()));
      separator = ", ";
    }
    text.append('}');
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().allMatch(TextLayout::isPlain);
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "._-:/@+●".indexOf(c) >= 0;
  }
}
