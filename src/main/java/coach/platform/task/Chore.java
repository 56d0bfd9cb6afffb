package coach.platform.task;

import java.time.Duration;

/// A small piece of work that recurs, such as removing what is too old. May run on several nodes at
/// once, and twice.
public record Chore(String name, Duration every, Runnable work) {}
