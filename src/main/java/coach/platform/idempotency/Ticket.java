package coach.platform.idempotency;

import java.time.Instant;
import java.util.UUID;

/// The right to do the work of a request, for as long as its lease lasts.
///
/// @param answerId what the books must know the answer by
/// @param expires when others may conclude that the work has been given up
public record Ticket(KeyedRequest request, UUID answerId, Instant expires) {}
