package coach.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody with an account, as a test meets them over HTTP.
public record Person(TestCoach coach, String id, String email, String password, JsonNode tokens) {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "fake-horse-battery-staple-";

  /// Registers.
  public static Person trader(TestCoach coach) throws Exception {
    int number = COUNT.incrementAndGet();
    String email = "trader-" + number + "@coach.invalid";
    HttpResponse<String> response =
        coach.send("POST", "/api/auth/register", credentials(email, PASSWORD + number), "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode body = coach.tree(response.body());
    return new Person(coach, body.path("id").asText(), email, PASSWORD + number, body);
  }

  /// Registers, and is then given the role by the database's owner.
  public static Person operator(TestCoach coach) throws Exception {
    Person trader = trader(coach);
    TestDatabase.execute(
        coach.databaseUrl(), "UPDATE users SET role = 'operator' WHERE id = '" + trader.id() + "'");
    return trader.loggedIn();
  }

  /// The same person in a new session.
  public Person loggedIn() throws Exception {
    HttpResponse<String> response =
        coach.send("POST", "/api/auth/login", credentials(email, password), "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new Person(coach, id, email, password, coach.tree(response.body()));
  }

  public String access() {
    return tokens.path("access_token").asText();
  }

  public String refresh() {
    return tokens.path("refresh_token").asText();
  }

  public String bearer() {
    return "Bearer " + access();
  }

  /// The status of a request with the access token of this session.
  public int status(String method, String path) throws Exception {
    return coach.send(method, path, "", bearer()).statusCode();
  }

  /// @param scopes as JSON has them, apart by commas
  public Key key(String... scopes) throws Exception {
    String body = "{\"name\":\"a key\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}";
    HttpResponse<String> response = coach.send("POST", "/api/keys", body, bearer());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode view = coach.tree(response.body());
    return new Key(view.path("id").asText(), view.path("key").asText());
  }

  /// An API key, as it is shown once.
  public record Key(String id, String key) {
    public String bearer() {
      return "Bearer " + key;
    }
  }

  public static String credentials(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }
}
