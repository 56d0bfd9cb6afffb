package coach.identity.apikey;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.access.AccessFeature;
import coach.identity.access.AccessServer;
import coach.platform.AuditLog;
import coach.platform.db.Transactions;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// The resource behind the doors and the edge, on a database of its own. A user's access token is
/// the user's id.
final class KeyServer implements AutoCloseable {
  static final String PLAIN = "{\"name\":\"x\",\"scopes\":[\"read\",\"ai\"]}";

  private static final ObjectMapper JSON = new ObjectMapper();

  final KeyDatabase database = new KeyDatabase();
  final ApiKeys keys = database.node(InstantSource.system());
  private final AccessServer server;

  KeyServer(AuditLog audit) {
    this.server =
        new AccessServer(
            new AccessFeature(token -> Optional.of(person(token)), keys::caller),
            environment -> environment.jersey().register(resource(audit)));
  }

  private ApiKeyResource resource(AuditLog audit) {
    Deeds deeds = new Deeds(new Transactions(database.jdbi), audit);
    return new ApiKeyResource(keys, new ApiKeyAdministration(keys, deeds));
  }

  private static Caller person(String token) {
    return new Caller(
        new UserId(UUID.fromString(token)),
        Role.TRADER,
        new Credential.Session(new SessionId(new UUID(0, 0))));
  }

  HttpResponse<String> get(UserId user, String path) {
    return send("GET", path, "", user.toString());
  }

  HttpResponse<String> post(UserId user, String body) {
    return send("POST", "/api/keys", body, user.toString());
  }

  HttpResponse<String> delete(UserId user, String id) {
    return send("DELETE", "/api/keys/" + id, "", user.toString());
  }

  HttpResponse<String> send(String method, String path, String body, String credential) {
    return server.send(
        method,
        path,
        body,
        "Authorization",
        "Bearer " + credential,
        "Content-Type",
        "application/json");
  }

  /// Without a credential.
  HttpResponse<String> send(String method, String path) {
    return server.send(method, path, "");
  }

  JsonNode make(UserId owner) {
    return json(post(owner, PLAIN));
  }

  JsonNode items(UserId owner) {
    return json(get(owner, "/api/keys")).path("items");
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
