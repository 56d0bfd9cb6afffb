package coach.ops.gate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The same report for a program.
public final class ReportJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private ReportJson() {}

  public static String of(Report report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("status", report.refuses() ? "refused" : report.warnings() > 0 ? "warnings" : "ok");
    json.put("file", report.file());
    json.put("mode", report.mode().text());
    json.put("rules", report.rules());
    json.put("errors", report.errors());
    json.put("warnings", report.warnings());
    ArrayNode violations = json.putArray("violations");
    report.findings().forEach(finding -> append(violations.addObject(), finding));
    ArrayNode suppressed = json.putArray("suppressed");
    report
        .suppressed()
        .forEach(
            one ->
                suppressed
                    .addObject()
                    .put("id", one.id().orElse(""))
                    .put("reason", one.reason().orElse(""))
                    .put("until", one.until().map(Object::toString).orElse("")));
    return json.toPrettyString();
  }

  private static void append(ObjectNode json, Finding finding) {
    json.put("id", finding.rule().id());
    json.put("severity", finding.refuses() ? "error" : "warning");
    json.put("key", finding.key());
    json.put("file", finding.place().file());
    json.put("line", finding.place().line());
    json.put("value", finding.value());
    json.put("required", finding.required());
    json.put("why", finding.why());
    json.put("fix", finding.fix());
  }
}
