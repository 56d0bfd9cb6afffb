package coach.ops.gate;

import coach.platform.StartupFailure;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Puts the gate where Dropwizard reads a configuration, so that no command gets round it.
///
/// @param passed is told of a configuration that may start
public record GatedConfigurationFactory<T extends Gated>(
    StartupGate gate, Class<T> type, Validator validator, Consumer<Checked<T>> passed)
    implements ConfigurationFactory<T> {

  @Override
  public T build(ConfigurationSourceProvider provider, String path) {
    Checked<T> checked = gate.check(path, read(provider, path), type, validator);
    if (checked.report().refuses()) {
      throw new Refusal(checked.report());
    }
    passed.accept(checked);
    return checked.configuration().orElseThrow();
  }

  /// Without a file there is nothing that could be trusted.
  @Override
  public T build() {
    throw new Refusal(gate.check("(no configuration file)", "", type, validator).report());
  }

  static String read(ConfigurationSourceProvider provider, String path) {
    try (InputStream in = provider.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StartupFailure(
          StartupFailure.NO_INPUT, "cannot read the configuration " + path + ": " + e.getMessage());
    }
  }
}
