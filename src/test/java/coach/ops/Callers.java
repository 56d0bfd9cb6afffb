package coach.ops;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Role;
import coach.identity.Scope;
import coach.identity.SessionId;
import coach.shared.UserId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// Whom a test lets call.
final class Callers {
  private static final UUID ID = UUID.fromString("0195570a-5f00-7000-8000-000000000001");

  private Callers() {}

  static Caller session(Role role) {
    return new Caller(new UserId(ID), role, new Credential.Session(new SessionId(ID)));
  }

  static Caller key(Role role, Scope... scopes) {
    return new Caller(
        new UserId(ID),
        role,
        new Credential.Key(
            new ApiKeyId(ID), Set.of(scopes), Optional.empty(), OptionalInt.empty()));
  }
}
