package coach.platform.idempotency;

import coach.shared.UserId;

/// A request that its client may send again. Keys of one user are nothing to another, nor to
/// another route.
///
/// @param route such as `POST /v1/chat/completions`
public record KeyedRequest(UserId owner, String route, IdempotencyKey key, BodyHash body) {}
