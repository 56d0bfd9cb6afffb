package coach.identity.apikey;

import coach.identity.OpaqueToken;

/// A new key, the only time that its token is known.
public record Created(ApiKey key, OpaqueToken token) {}
