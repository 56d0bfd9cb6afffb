package coach.identity.apikey;

/// A new key, the only time that its text is known.
public record Created(ApiKey key, KeyText text) {}
