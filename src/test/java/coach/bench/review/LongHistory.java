package coach.bench.review;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import coach.support.SampleChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pages of a history of many reviews.
final class LongHistory {
  private static final int REVIEWS = 100_000;
  private static final int DEEP = 600;
  private static final int ROUNDS = 300;
  private static final int WARM_UP = 200;
  private static final int MOST_MILLIS = 20;

  /// Copies of the one review that there is, a minute apart, with other symbols and verdicts.
  private static final String COPY =
      """
      INSERT INTO trade_reviews
          (id, owner, state, image_id, said_symbol, prompt_version, request_id, model, mock, answer,
           findings, symbol, timeframe, direction, verdict, reason, created_at, updated_at,
           finished_at)
      SELECT (substring(ai_first_id(at)::text FROM 1 FOR 14)
                  || '7' || substring(gen_random_uuid()::text FROM 16))::uuid,
             owner, state, image_id, said_symbol, prompt_version, request_id, model, mock, answer,
             findings, 'SYM' || mod(n, 50), timeframe, direction,
             (ARRAY['take', 'wait', 'skip', 'unclear'])[mod(n, 4) + 1], reason, at, at, at
      FROM trade_reviews,
           LATERAL (SELECT n, now() - n * interval '1 minute' AS at
                    FROM generate_series(1, %d) AS n) AS copies
      """;

  private final Figures figures;

  LongHistory(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.canned(directory);
        Line line = Line.to(rig.node().port())) {
      String token = rig.session();
      byte[] image = SampleChart.encode(SampleChart.draw(1920, 1080, 7), "png");
      require(line.send(Forms.of(token, image)), 201);
      rig.execute(COPY.formatted(REVIEWS));
      rig.execute("ANALYZE trade_reviews");
      String deep = deep(line, token);
      tell(line, token, "the first page", "");
      tell(line, token, "page " + DEEP + " of 100", "?limit=100&cursor=" + deep);
      tell(line, token, "the first page of a symbol", "?symbol=SYM7");
      tell(line, token, "the first page of a verdict", "?verdict=skip");
    }
  }

  private static String deep(Line line, String token) throws IOException {
    String cursor = "";
    for (int page = 0; page < DEEP; page++) {
      String after = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      Line.Reply reply = get(line, token, "?limit=100" + after);
      cursor = Rig.json(reply).path("next").asText();
    }
    return cursor;
  }

  private void tell(Line line, String token, String name, String query) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      millis.add(get(line, token, query).millis());
    }
    List<Double> warm = millis.subList(WARM_UP, millis.size());
    double median = Figures.percentile(warm, 0.5);
    figures.row(
        "history of %,d reviews: %s".formatted(REVIEWS, name),
        "<= " + MOST_MILLIS + " ms",
        "median %s, p99 %s"
            .formatted(Figures.millis(median), Figures.millis(Figures.percentile(warm, 0.99))),
        median <= MOST_MILLIS);
  }

  private static Line.Reply get(Line line, String token, String query) throws IOException {
    return require(line.send(Line.request("GET", Forms.PATH + query, token, "")), 200);
  }

  private static Line.Reply require(Line.Reply reply, int status) {
    if (reply.status() != status) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
    return reply;
  }
}
