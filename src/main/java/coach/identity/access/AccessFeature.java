package coach.identity.access;

import coach.identity.Caller;
import coach.platform.Feature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import java.util.Optional;
import java.util.function.Function;

/// Who may do what, and `@Auth Caller` or `@Auth Optional<Caller>` for the methods that ask who it
/// is.
public final class AccessFeature implements Feature {
  private final Identification identification;

  /// @param sessions verifies access tokens
  /// @param keys verifies API keys
  public AccessFeature(
      Function<String, Optional<Caller>> sessions, Function<String, Optional<Caller>> keys) {
    this.identification = new Identification(sessions, keys);
  }

  /// For the edge, which asks it once for each request.
  public Identification identification() {
    return identification;
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(new AccessRulesFeature());
    environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Caller.class));
  }
}
