package coach.platform;

import io.dropwizard.core.setup.Environment;

/// A part of the service: its constructor builds its graph, `register` makes it live.
public interface Feature {
  void register(Environment environment);
}
