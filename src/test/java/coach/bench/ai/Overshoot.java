package coach.bench.ai;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Node;
import coach.bench.rig.Rig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// 200 calls at once against a budget for exactly 10 of them, on one node and on three.
final class Overshoot {
  private static final int CALLS = 200;
  private static final int AFFORDED = 10;

  /// Long enough that none is settled, and gives money back, before all are decided.
  private static final Duration THINKING = Duration.ofSeconds(5);

  private final Figures figures;

  Overshoot(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, THINKING, "-Xmx256m")) {
      rush(rig);
      Node _ = rig.addNode("-Xmx256m");
      Node _ = rig.addNode("-Xmx256m");
      rush(rig);
      String verified = rig.node().command("ledger", "verify");
      figures.row("`ledger verify` afterwards", "exit 0", verified, verified.startsWith("0 "));
    }
  }

  private void rush(Rig rig) throws Exception {
    String operator = rig.operator();
    for (Node node : rig.nodes()) { // each knows the key, and what it costs at worst
      try (Line line = Line.to(node.port())) {
        require(line.send(rig.question()));
      }
    }
    long worst = rig.number("SELECT max(held_micro_usd) FROM ai_attempts");
    long used = rig.number(USED);
    setCap(rig, operator, used + AFFORDED * worst);
    int before = rig.stub().paid();

    List<Line.Reply> replies = atOnce(rig);
    Map<String, Long> kinds =
        replies.stream().collect(groupingBy(Overshoot::kind, TreeMap::new, counting()));
    int reached = rig.stub().paid() - before;
    String overshoot = overshoot(rig, operator);
    boolean met =
        reached == AFFORDED
            && kinds.equals(Map.of("200", (long) AFFORDED, REFUSED, (long) CALLS - AFFORDED));

    String where = rig.nodes().size() == 1 ? "one node" : rig.nodes().size() + " nodes";
    figures.row(
        CALLS + " calls at once, budget for " + AFFORDED + ", " + where,
        "10 reach the stub, 190 get 429 insufficient_quota",
        reached + " reached the stub; answers " + kinds,
        met);
    figures.row(
        "overshoot by metric, " + where, "0", overshoot, overshoot.matches("0(\\.0)?( 0(\\.0)?)*"));
  }

  private static final String REFUSED = "429 insufficient_quota";
  private static final String USED =
      "SELECT held_micro_usd + spent_micro_usd FROM ai_budgets WHERE kind = 'day' ORDER BY starts DESC LIMIT 1";

  private static void require(Line.Reply reply) {
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
  }

  private static void setCap(Rig rig, String operator, long microUsd) throws IOException {
    String cap = BigDecimal.valueOf(microUsd, 6).toPlainString();
    String until = Instant.now().plusSeconds(600).toString();
    String body = "{\"cap_usd\":%s,\"until\":\"%s\"}".formatted(cap, until);
    Line.Reply _ = rig.call("PUT", "/api/ops/budget", operator, body, 200);
  }

  private static List<Line.Reply> atOnce(Rig rig) throws Exception {
    CountDownLatch connected = new CountDownLatch(CALLS);
    List<Future<Line.Reply>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        Node node = rig.nodes().get(i % rig.nodes().size());
        asked.add(
            threads.submit(
                () -> {
                  try (Line line = Line.to(node.port())) {
                    connected.countDown();
                    connected.await();
                    return line.send(rig.question());
                  }
                }));
      }
    }
    List<Line.Reply> replies = new ArrayList<>();
    for (Future<Line.Reply> one : asked) {
      replies.add(one.get());
    }
    return replies;
  }

  private static String kind(Line.Reply reply) {
    try {
      String code = Rig.json(reply).path("error").path("code").asText("");
      return (reply.status() + " " + code).strip();
    } catch (IOException e) {
      return reply.status() + " not JSON";
    }
  }

  /// As each node tells it, once it has read the books again.
  private static String overshoot(Rig rig, String operator) throws Exception {
    List<String> values = new ArrayList<>();
    for (Node node : rig.nodes()) {
      try (Line line = Line.to(node.adminPort())) {
        values.add(
            line.send(Line.request("GET", "/prometheus", "", ""))
                .body()
                .lines()
                .filter(it -> it.startsWith("coach_ai_budget_overshoot_usd "))
                .map(it -> it.split(" ")[1])
                .findFirst()
                .orElse("absent"));
      }
    }
    return String.join(" ", values);
  }
}
