package coach.bench.gateway;

import coach.support.Programs;
import coach.support.Programs.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Load on many connections from a program that takes little of the processors it shares.
final class Wrk {
  private static final int CONNECTIONS = 32;
  private static final String MARK = "FIGURES ";
  private static final String DONE =
      """
      done = function(summary, latency, _)
        local e = summary.errors
        io.write(string.format("FIGURES %d %d %d %d\\n", summary.requests, summary.duration,
          latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
      end
      """;

  private Wrk() {}

  /// @param failed of any kind, other statuses than 2xx among them
  record Load(double perSecond, double p99Millis, long failed) {}

  static Load put(Way way, Question question, int seconds, Path directory) throws IOException {
    Path script = Files.createTempFile(directory, "load", ".lua");
    Files.writeString(script, script(way, question));
    Result result =
        Programs.run(
            List.of(
                Programs.require("wrk", "wrk"),
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + way.port() + question.path()));
    return read(result.output());
  }

  private static String script(Way way, Question question) {
    Map<String, String> headers = new TreeMap<>(way.headers());
    headers.put("Content-Type", "application/json");
    StringBuilder script = new StringBuilder("wrk.method = \"POST\"\n");
    script.append("wrk.body = [[" + question.body() + "]]\n");
    headers.forEach(
        (name, value) -> script.append("wrk.headers[\"%s\"] = \"%s\"\n".formatted(name, value)));
    return script.append(DONE).toString();
  }

  private static Load read(String output) {
    String[] figures =
        output
            .lines()
            .filter(line -> line.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(output))
            .substring(MARK.length())
            .split(" ");
    double micros = Double.parseDouble(figures[1]);
    return new Load(
        Long.parseLong(figures[0]) / micros * 1e6,
        Long.parseLong(figures[2]) / 1e3,
        Long.parseLong(figures[3]));
  }
}
