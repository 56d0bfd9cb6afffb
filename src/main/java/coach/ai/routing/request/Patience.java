package coach.ai.routing.request;

import coach.platform.task.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long a request is waited for that does not say a word: else a provider that hangs would have
/// all the time there is for an answer, and none would be left for those who could give it.
///
/// @param silent how long, if somebody else can be asked
/// @param elsewhere whether somebody can; asked when it has been silent for so long
public record Patience(Duration silent, BooleanSupplier elsewhere, Pause pause) {}
