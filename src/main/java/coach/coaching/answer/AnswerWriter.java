package coach.coaching.answer;

import coach.coaching.Reading;
import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Horizon;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.Opinion;
import coach.coaching.Reading.Plan;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// From a [Reading] to the JSON that [AnswerReader] reads: as it is kept, and as it is shown to a
/// model that is asked again.
public final class AnswerWriter {
  private AnswerWriter() {}

  public static String write(Reading reading) {
    ObjectNode json = AnswerJson.MAPPER.createObjectNode();
    json.put("readable", reading.readable());
    put(json, "unreadable_reason", reading.unreadableReason());
    chart(json, reading.chart());
    ObjectNode setup = json.putObject("setup");
    setup.put("kind", Spelling.of(reading.setup().kind()));
    put(setup, "note", reading.setup().note());
    plan(json, reading.plan());
    opinion(json, reading.opinion());
    return AnswerJson.text(json);
  }

  private static void chart(ObjectNode json, Chart chart) {
    put(json, "symbol", chart.symbol().map(Symbol::value));
    put(json, "timeframe", chart.timeframe().map(Timeframe::text));
    axis(json.putObject("axis"), chart.axis());
    number(json, "last_price", chart.lastPrice());
    json.put("trend", Spelling.of(chart.trend()));
    ArrayNode levels = json.putArray("levels");
    chart.levels().forEach(level -> level(levels.addObject(), level));
  }

  private static void axis(ObjectNode json, Axis axis) {
    number(json, "low_price", axis.lowPrice());
    number(json, "low_y", axis.lowY());
    number(json, "high_price", axis.highPrice());
    number(json, "high_y", axis.highY());
  }

  private static void level(ObjectNode json, Level level) {
    json.put("kind", Spelling.of(level.kind()));
    json.put("price", level.price());
    put(json, "note", level.note());
  }

  private static void plan(ObjectNode json, Plan plan) {
    json.put("direction", plan.direction().text());
    number(json, "entry", plan.entry());
    number(json, "stop", plan.stop());
    plan.targets().forEach(json.putArray("targets")::add);
    horizon(json.putObject("horizon"), plan.horizon());
    number(json, "confidence", plan.confidence());
  }

  private static void horizon(ObjectNode json, Horizon horizon) {
    put(json, "kind", horizon.kind().map(Spelling::of));
    count(json, "bars", horizon.bars());
    count(json, "minutes", horizon.minutes());
  }

  private static void opinion(ObjectNode json, Opinion opinion) {
    texts(json, "reasons", opinion.reasons());
    texts(json, "risks", opinion.risks());
    texts(json, "mistakes", opinion.mistakes());
    texts(json, "questions", opinion.questions());
    json.put("stance", opinion.stance().text());
    put(json, "stance_reason", opinion.stanceReason());
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    texts.forEach(json.putArray(name)::add);
  }

  private static void put(ObjectNode json, String name, Optional<String> text) {
    text.ifPresentOrElse(value -> json.put(name, value), () -> json.putNull(name));
  }

  private static void number(ObjectNode json, String name, Optional<BigDecimal> number) {
    number.ifPresentOrElse(value -> json.put(name, value), () -> json.putNull(name));
  }

  private static void count(ObjectNode json, String name, OptionalInt count) {
    count.ifPresentOrElse(value -> json.put(name, value), () -> json.putNull(name));
  }
}
