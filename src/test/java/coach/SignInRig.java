package coach;

import static coach.support.Person.credentials;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;

/// The whole service, and the requests by which one signs in.
final class SignInRig implements AutoCloseable {
  final TestCoach coach;

  SignInRig() throws Exception {
    coach =
        TestCoach.start(Map.of("RATE_LIMIT_ENABLED", "false", "TRUSTED_PROXIES", "127.0.0.0/8"));
  }

  /// Where a wait has begun it lasts so much longer: the first is of a second, in which a slow
  /// machine may not get round to the next attempt.
  void wait(int seconds, String network) {
    TestDatabase.execute(
        coach.databaseUrl(),
        "UPDATE login_attempts SET open_at = open_at + interval '%d s'".formatted(seconds)
            + " WHERE open_at > last_at AND network = '%s'".formatted(network));
  }

  HttpResponse<String> register(String email, String password) throws Exception {
    return coach.send("POST", "/api/auth/register", credentials(email, password), "");
  }

  HttpResponse<String> login(String email, String password) throws Exception {
    return coach.send("POST", "/api/auth/login", credentials(email, password), "");
  }

  HttpResponse<String> login(String email, String password, String address) throws Exception {
    return coach.send(
        "POST", "/api/auth/login", credentials(email, password), "", "X-Forwarded-For", address);
  }

  HttpResponse<String> refresh(String token) throws Exception {
    return coach.send("POST", "/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}", "");
  }

  HttpResponse<String> change(Person person, String current, String next) throws Exception {
    String body = "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\"}";
    return coach.send("PUT", "/api/auth/password", body, person.bearer());
  }

  @Override
  public void close() {
    coach.close();
  }
}
