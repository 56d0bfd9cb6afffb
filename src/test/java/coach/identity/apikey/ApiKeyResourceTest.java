package coach.identity.apikey;

import static coach.identity.apikey.KeyServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Scope;
import coach.platform.AuditEntry;
import coach.platform.Problem;
import coach.shared.Money;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyResourceTest {
  private static final List<AuditEntry> AUDIT = new CopyOnWriteArrayList<>();
  private static final KeyServer SERVER = new KeyServer(ApiKeyResourceTest::record);

  private static volatile boolean auditAway;

  private final UserId ann = SERVER.database.user("trader");
  private final UserId bob = SERVER.database.user("operator");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void forget() {
    AUDIT.clear();
    auditAway = false;
  }

  private static void record(AuditEntry entry) {
    if (auditAway) {
      throw new Problem.Unavailable("database", Duration.ofSeconds(2)).toException();
    }
    AUDIT.add(entry);
  }

  @Test
  void aKeyIsShownOnceAndWorks() {
    HttpResponse<String> answer =
        SERVER.post(
            ann,
            """
            {"name": "Grüße 😀", "scopes": ["write", "read", "write"],
             "expires_at": "2999-01-02T03:04:05+01:00", "daily_cap_usd": 1.5,
             "requests_per_minute": 30}
            """);

    JsonNode made = json(answer);
    String id = made.path("id").asText();
    String key = made.path("key").asText();
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("location")).hasValue("/api/keys/" + id);
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(names(made))
        .containsExactly(
            "id",
            "name",
            "hint",
            "scopes",
            "created_at",
            "expires_at",
            "last_used_at",
            "daily_cap_usd",
            "requests_per_minute",
            "key");
    assertThat(made.path("name").asText()).isEqualTo("Grüße 😀");
    assertThat(made.path("scopes").toString()).isEqualTo("[\"read\",\"write\"]");
    assertThat(made.path("expires_at").asText()).isEqualTo("2999-01-02T02:04:05Z");
    assertThat(made.path("daily_cap_usd").toString()).isEqualTo("1.5");
    assertThat(made.path("requests_per_minute").toString()).isEqualTo("30");
    assertThat(made.path("last_used_at").isNull()).isTrue();
    assertThat(made.path("hint").asText()).isEqualTo(key.substring(0, 8));

    assertThat(SERVER.keys.caller(key).map(Caller::credential))
        .hasValueSatisfying(
            credential -> {
              Credential.Key known = (Credential.Key) credential;
              assertThat(known.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
              assertThat(known.dailyCap()).contains(new Money(1_500_000));
              assertThat(known.requestsPerMinute()).isEqualTo(OptionalInt.of(30));
            });

    HttpResponse<String> list = SERVER.get(ann, "/api/keys");
    assertThat(list.body()).doesNotContain(key.substring(8));
    assertThat(json(list).path("items"))
        .singleElement()
        .satisfies(item -> assertThat(names(item)).doesNotContain("key").hasSize(9));
  }

  @Test
  void whatIsNotAskedForIsAbsent() {
    JsonNode made =
        json(SERVER.post(ann, "{\"name\":\"x\",\"scopes\":[\"ai\"],\"expires_at\":null}"));

    assertThat(List.of("expires_at", "daily_cap_usd", "requests_per_minute"))
        .allMatch(field -> made.has(field) && made.path(field).isNull());
  }

  @Test
  void everybodyListsTheirOwnKeysInPages() {
    for (int i = 0; i < 3; i++) {
      SERVER.make(ann);
    }
    SERVER.make(bob);

    JsonNode first = json(SERVER.get(ann, "/api/keys?limit=2"));
    String next = first.path("next").asText();
    JsonNode second = json(SERVER.get(ann, "/api/keys?limit=2&cursor=" + next));

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("next") && second.path("next").isNull()).isTrue();
    assertThat(SERVER.get(ann, "/api/keys?limit=0").statusCode()).isEqualTo(422);
    assertThat(SERVER.get(ann, "/api/keys?limit=x").statusCode()).isEqualTo(422);
    assertThat(SERVER.get(ann, "/api/keys?cursor=x").statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsNotTheirsIsNotFoundWhateverItIs() {
    String mine = SERVER.make(ann).path("id").asText();
    String others = SERVER.make(bob).path("id").asText();
    assertThat(SERVER.delete(ann, mine).statusCode()).isEqualTo(204);

    List<String> bodies = new ArrayList<>();
    for (String id :
        List.of(mine, others, UUID.randomUUID().toString(), "x", "1-1-1-1-1", "%27--")) {
      HttpResponse<String> answer = SERVER.delete(ann, id);
      assertThat(answer.statusCode()).isEqualTo(404);
      bodies.add(answer.body().replaceAll("\"request_id\":\"[^\"]*\"", ""));
    }

    assertThat(bodies).containsOnly(bodies.getFirst());
    assertThat(bodies.getFirst()).contains("There is no such API key.");
    assertThat(SERVER.get(bob, "/api/keys").body()).contains(others);
  }

  @Test
  void aRevokedKeyIsGone() {
    JsonNode made = SERVER.make(ann);
    String key = made.path("key").asText();
    assertThat(SERVER.keys.caller(key)).isPresent();

    HttpResponse<String> answer = SERVER.delete(ann, made.path("id").asText());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(SERVER.keys.caller(key)).isEmpty();
    assertThat(SERVER.items(ann)).isEmpty();
  }

  @Test
  void keysMakeNoKeys() {
    String key =
        json(SERVER.post(ann, "{\"name\":\"all\",\"scopes\":[\"ai\",\"read\",\"write\"]}"))
            .path("key")
            .asText();

    for (String method : List.of("GET", "POST")) {
      assertThat(SERVER.send(method, "/api/keys", "{}", key).statusCode()).isEqualTo(403);
    }
    assertThat(SERVER.send("DELETE", "/api/keys/x", "", key).statusCode()).isEqualTo(403);
    assertThat(SERVER.send("GET", "/api/keys").statusCode()).isEqualTo(401);
    assertThat(SERVER.send("DELETE", "/api/keys/x").statusCode()).isEqualTo(401);
  }

  @Test
  void whatWasDoneIsRecorded() {
    String id = SERVER.make(ann).path("id").asText();
    SERVER.delete(ann, id);
    SERVER.delete(ann, id);

    assertThat(AUDIT)
        .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::subject)
        .containsExactly(
            tuple("key.create", new AuditEntry.Actor.User(ann), "key:" + id),
            tuple("key.revoke", new AuditEntry.Actor.User(ann), "key:" + id));
    assertThat(AUDIT.getFirst().details()).isEqualTo(Map.of("name", "x", "scopes", "ai,read"));
    assertThat(AUDIT).allMatch(entry -> entry.origin().isPresent());
  }

  @Test
  void whatCannotBeRecordedIsNotDone() {
    JsonNode made = SERVER.make(ann);
    auditAway = true;

    HttpResponse<String> create = SERVER.post(ann, KeyServer.PLAIN);
    HttpResponse<String> revoke = SERVER.delete(ann, made.path("id").asText());

    assertThat(create.statusCode()).isEqualTo(503);
    assertThat(create.body()).doesNotContain("tck_");
    assertThat(revoke.statusCode()).isEqualTo(503);
    assertThat(SERVER.items(ann)).hasSize(1);
    assertThat(SERVER.keys.caller(made.path("key").asText())).isPresent();
  }

  @Test
  void oneKeyTooManyIsAConflict() {
    for (int i = 0; i < 50; i++) {
      SERVER.make(ann);
    }

    HttpResponse<String> answer = SERVER.post(ann, "{\"name\":\"x\",\"scopes\":[\"ai\"]}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("revoke one");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
