package coach.identity.apikey;

import static java.util.stream.Collectors.joining;

import coach.identity.ApiKeyId;
import coach.identity.Deeds;
import coach.identity.Scope;
import coach.platform.Problem;
import java.util.Map;

/// What users do with their keys.
record ApiKeyAdministration(ApiKeys keys, Deeds deeds) {
  Created create(NewKey wanted, Deeds.By by) {
    return deeds.perform(
        () -> keys.create(by.caller().id(), wanted),
        created ->
            by.did("key.create", subject(created.key().id()))
                .with(Map.of("name", wanted.name(), "scopes", text(wanted))));
  }

  /// @throws coach.platform.ProblemException when the caller has no such key, or not any more
  void revoke(ApiKeyId id, Deeds.By by) {
    deeds.perform(() -> revoked(id, by), revoked -> by.did("key.revoke", subject(revoked)));
  }

  private ApiKeyId revoked(ApiKeyId id, Deeds.By by) {
    if (!keys.revoke(by.caller().id(), id)) {
      throw new Problem.NotFound(ApiKeys.NAME).toException();
    }
    return id;
  }

  private static String subject(ApiKeyId key) {
    return "key:" + key;
  }

  private static String text(NewKey wanted) {
    return wanted.scopes().stream().map(Scope::text).sorted().collect(joining(","));
  }
}
