package coach.ai.compat.relay;

import coach.ai.provider.Reply.Meter;
import java.util.Optional;

/// What an answer showed while it was passed on.
///
/// @param model as the provider names it; not safe to show
public record Seen(End end, Optional<String> model, Meter meter) {}
