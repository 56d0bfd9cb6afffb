package coach.ai.provider;

import coach.ai.Prompt;
import java.time.Duration;

/// One physical request.
///
/// @param model as the provider spells it
/// @param key sent in a header, and nowhere else
/// @param timeout for the whole request, from the connection to the last byte
public record Order(String model, Prompt prompt, String key, Duration timeout) {}
