package coach.ai.spend;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What is about to be sent, and what it may cost at worst.
///
/// @param answer what all attempts of one answer have in common
/// @param priceId the price that the worst case was computed with
/// @param attempt which physical request of its answer, from 1
/// @param after why the one before it was left, in one word
/// @param longest after which, with a margin, nobody is waiting for its end any more
public record HoldRequest(
    Payer payer,
    Purpose purpose,
    ModelId model,
    String priceId,
    Money worstCase,
    String requestId,
    UUID answer,
    int attempt,
    Optional<String> after,
    Duration longest) {}
