package coach.ai.compat;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.StubProvider;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import coach.support.stub.Call;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole service before a stub of OpenAI, and a program with a key to it. Its breakers stay
/// closed.
final class CompatRig implements AutoCloseable {
  static final String CHAT = "/v1/chat/completions";
  static final String RESPONSES = "/v1/responses";

  final StubProvider stub = StubProvider.start();
  final TestCoach coach;
  final Person owner;
  final String key;
  private int callsBefore;

  CompatRig(Map<String, String> settings) throws Exception {
    this.coach =
        TestCoach.start(environment(stub, settings), "ai.routing.breaker.minimumCalls", "1000000");
    this.owner = Person.trader(coach);
    this.key = owner.key("ai").bearer();
  }

  static CompatRig start() throws Exception {
    return new CompatRig(Map.of());
  }

  static Map<String, String> environment(StubProvider stub, Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "USE_MOCK_OPENAI", "false",
                "OPENAI_API_KEY", "sk-test-0123456789abcdefghijklmnopqrstuv",
                "OPENAI_BASE_URL", stub.base().toString(),
                "AI_TRUSTED_HOSTS", "127.0.0.1",
                "RATE_LIMIT_ENABLED", "false"));
    environment.putAll(settings);
    return environment;
  }

  HttpResponse<String> chat(String members, String... headers) throws Exception {
    return post(CHAT, "{" + question() + members + "}", headers);
  }

  static String question() {
    return "\"model\":\"coach\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]";
  }

  HttpResponse<String> responses(String members, String... headers) throws Exception {
    return post(
        RESPONSES, "{\"model\":\"coach\",\"input\":\"Say hello.\"" + members + "}", headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return coach.send("POST", path, body, key, headers);
  }

  /// Begins anew: what was asked before is not told again.
  void forget() {
    callsBefore = stub.calls().size();
    TestDatabase.execute(coach.databaseUrl(), "DELETE FROM ai_attempts");
  }

  List<Call> calls() {
    List<Call> all = stub.calls();
    return all.subList(callsBefore, all.size());
  }

  /// Whoever asks for what was used waits for what is about to be written.
  private void written() throws Exception {
    assertThat(owner.status("GET", "/api/v1/generate/usage")).isEqualTo(200);
  }

  List<String> ledger(String columns) throws Exception {
    written();
    return TestDatabase.rows(
        coach.databaseUrl(), "SELECT concat_ws(' ', " + columns + ") FROM ai_attempts ORDER BY id");
  }

  String one(String expression) throws Exception {
    written();
    return TestDatabase.rows(coach.databaseUrl(), "SELECT (" + expression + ")::text").getFirst();
  }

  @Override
  public void close() {
    coach.close();
    stub.close();
  }
}
