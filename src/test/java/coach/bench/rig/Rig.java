package coach.bench.rig;

import coach.support.Person;
import coach.support.PostgresProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Nodes of the service with one database, with `fsync` on, and one stub that they ask: each is a
/// process of its own. And somebody who has an API key, and an operator's token.
public final class Rig implements AutoCloseable {
  public static final String MODEL = "gpt-5.6-terra";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMAIL = "bench@coach.invalid";
  private static final String PASSWORD = "fake-horse-battery-staple-of-the-bench";

  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Path directory;
  private final PostgresProcess database;
  private final Optional<Stub> stub;
  private final Optional<URI> upstream;
  private final List<Node> nodes = new ArrayList<>();
  private String key = "";

  private Rig(Path directory, Optional<Stub> stub, Optional<URI> upstream) {
    this.directory = directory;
    this.stub = stub;
    this.upstream = upstream;
    this.database = PostgresProcess.startDurable();
  }

  /// @param thinking how long the stub takes for each answer
  /// @param options of the first node's Java
  public static Rig start(Path directory, Duration thinking, String... options) throws Exception {
    Files.createDirectories(directory);
    Stub stub = Stub.start(directory.resolve("calls.log"), thinking);
    return new Rig(directory, Optional.of(stub), Optional.of(stub.base())).begun(options);
  }

  /// Asks something that the caller started and ends.
  ///
  /// @param upstream what goes before `/responses` and the like
  public static Rig before(URI upstream, Path directory, String... options) throws Exception {
    Files.createDirectories(directory);
    return new Rig(directory, Optional.empty(), Optional.of(upstream)).begun(options);
  }

  /// Asks nobody: the canned model answers.
  public static Rig canned(Path directory, String... options) throws Exception {
    Files.createDirectories(directory);
    return new Rig(directory, Optional.empty(), Optional.empty()).begun(options);
  }

  private Rig begun(String... options) throws Exception {
    try {
      requireDurable();
      Node _ = addNode(options);
      key = newKey();
      return this;
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  public Node addNode(String... options) throws IOException {
    Node node =
        Node.start(directory.resolve("node-" + nodes.size()), List.of(options), environment());
    nodes.add(node);
    if (!node.awaitReady()) {
      throw new IllegalStateException("did not start: " + node.log());
    }
    return node;
  }

  /// Nothing limits but what is measured.
  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("DATABASE_URL", database.jdbcUrl().replace("jdbc:", ""));
    environment.put("JWT_SECRET", "fake-signing-secret-of-the-bench-0123456789abcdef");
    environment.put("OPENAI_API_KEY", "sk-fake-0123456789abcdef0123456789abcdef");
    environment.put("USE_MOCK_OPENAI", Boolean.toString(upstream.isEmpty()));
    upstream.ifPresent(base -> environment.put("OPENAI_BASE_URL", base.toString()));
    environment.put("AI_TRUSTED_HOSTS", "127.0.0.1");
    environment.put("RATE_LIMIT_ENABLED", "false");
    environment.put("REGISTRATION", "open");
    environment.put("AI_DAILY_WARN_USD", "70000");
    environment.put("AI_DAILY_TARGET_USD", "80000");
    environment.put("AI_DAILY_CAP_USD", "90000");
    environment.put("AI_MONTHLY_CAP_USD", "900000");
    environment.put("AI_USER_DAILY_CAP_USD", "90000");
    environment.put("LOG_LEVEL", "WARN");
    return environment;
  }

  private void requireDurable() throws SQLException {
    if (number(
            "SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'on'")
        != 2) {
      throw new IllegalStateException("the database is not durable");
    }
  }

  public Node node() {
    return nodes.getFirst();
  }

  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  public Stub stub() {
    return stub.orElseThrow();
  }

  /// Of a person with the scope `ai`.
  public String key() {
    return key;
  }

  private String newKey() throws Exception {
    JsonNode person = json(call("POST", "/api/auth/register", "", credentials(), 201));
    String body = "{\"name\":\"bench\",\"scopes\":[\"ai\"]}";
    String token = person.path("access_token").asText();
    return json(call("POST", "/api/keys", token, body, 201)).path("key").asText();
  }

  /// The token of a fresh log-in.
  public String session() throws Exception {
    return json(call("POST", "/api/auth/login", "", credentials(), 200))
        .path("access_token")
        .asText();
  }

  /// The same for an operator: the role is given by the database's owner.
  public String operator() throws Exception {
    execute("UPDATE users SET role = 'operator' WHERE email = '" + EMAIL + "'");
    return session();
  }

  private static String credentials() {
    return Person.credentials(EMAIL, PASSWORD);
  }

  public Line.Reply call(String method, String path, String token, String body, int expected)
      throws IOException {
    try (Line line = Line.to(node().port())) {
      Line.Reply reply = line.send(Line.request(method, path, token, body));
      if (reply.status() != expected) {
        throw new IllegalStateException(path + ": " + reply.status() + " " + reply.body());
      }
      return reply;
    }
  }

  public static JsonNode json(Line.Reply reply) throws IOException {
    return JSON.readTree(reply.body());
  }

  /// A question to the paid endpoint.
  public byte[] question() {
    return question("");
  }

  public byte[] streamedQuestion() {
    return question(",\"stream\":true");
  }

  private String body(String more) {
    return "{\"model\":\"%s\",\"max_completion_tokens\":200,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
        .formatted(MODEL, "Is this breakout worth a trade, and where does the stop go?", more);
  }

  private byte[] question(String more) {
    return Line.request("POST", "/v1/chat/completions", key, body(more));
  }

  /// The same to the stub itself.
  public byte[] directQuestion() {
    return Line.request("POST", "/v1/chat/completions", "sk-fake", body(""));
  }

  /// Attempts whose cost is not written down, after it had time to be: nobody waits for that.
  public long unsettled() throws SQLException {
    long end = System.nanoTime() + SETTLING.toNanos();
    long left = countUnsettled();
    while (left > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      left = countUnsettled();
    }
    return left;
  }

  private long countUnsettled() throws SQLException {
    return number("SELECT count(*) FROM ai_attempts WHERE state IN ('held', 'unknown')");
  }

  public long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// How many attempts the books have in each state, by request id.
  public Map<String, Map<String, Integer>> attempts() throws SQLException {
    Map<String, Map<String, Integer>> attempts = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT request_id, state, count(*) FROM ai_attempts GROUP BY request_id, state")) {
      while (rows.next()) {
        attempts
            .computeIfAbsent(rows.getString(1), _ -> new TreeMap<>())
            .put(rows.getString(2), rows.getInt(3));
      }
    }
    return attempts;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    stub.ifPresent(Stub::close);
    database.close();
  }
}
