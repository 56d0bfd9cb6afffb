package coach.support;

import coach.CoachConfiguration;
import coach.ops.gate.Checked;
import coach.ops.gate.StartupGate;
import coach.ops.gate.core.Host;
import coach.platform.BuildInfo;
import io.dropwizard.jersey.validation.Validators;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A production installation without a fault, to be broken in exactly one place.
public final class Production {
  private static final Validator VALIDATOR = Validators.newValidator();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  private final Map<String, String> environment = new TreeMap<>();
  private final Properties properties = new Properties();
  private List<String> arguments = List.of("-XX:MaxRAMPercentage=65");
  private BuildInfo build = new BuildInfo("1.2.3", "0a1b2c3", "2026-11-01T00:00:00Z");
  private int java = 25;
  private String file = "config-production.yml";
  private UnaryOperator<String> edit = yaml -> yaml;

  public Production() {
    environment.put(
        "DATABASE_URL", "postgresql://coach:k3y-of-db@db.internal:5432/coach?sslmode=verify-full");
    environment.put("PUBLIC_URL", "https://coach.trading.internal");
    environment.put("TRUSTED_PROXIES", "10.0.0.0/8");
    environment.put("ADMIN_TOKEN", "fake-admin-token-7f3a9c1e5b8d2046-aa");
    environment.put("JWT_SECRET", "fake-jwt-secret-91c7e3d5a8b204f6e0d1-bb");
    environment.put("USE_MOCK_OPENAI", "false");
    environment.put("GRAPHITE_HOST", "carbon.internal");
  }

  public Production set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Production unset(String name) {
    environment.remove(name);
    return this;
  }

  public Production property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  public Production arguments(String... given) {
    arguments = List.of(given);
    return this;
  }

  public Production build(String version, String commit) {
    build = new BuildInfo(version, commit, "2026-11-01T00:00:00Z");
    return this;
  }

  public Production java(int version) {
    java = version;
    return this;
  }

  public Production file(String name) {
    file = name;
    return this;
  }

  /// Replaces text that must be there: an edit that changes nothing would test nothing.
  public Production replace(String old, String text) {
    UnaryOperator<String> before = edit;
    edit =
        yaml -> {
          String previous = before.apply(yaml);
          if (!previous.contains(old)) {
            throw new IllegalArgumentException(file + " does not contain " + old);
          }
          return previous.replace(old, text);
        };
    return this;
  }

  /// The whole text, in place of the file's.
  public Production replaceAll(String yaml) {
    edit = _ -> yaml;
    return this;
  }

  public Production append(String text) {
    UnaryOperator<String> before = edit;
    edit = yaml -> before.apply(yaml) + text;
    return this;
  }

  public Checked<CoachConfiguration> check() {
    return gate().check(file, yaml(), CoachConfiguration.class, VALIDATOR);
  }

  public StartupGate gate() {
    return new StartupGate(new Host(java, arguments, build, properties, environment::get), CLOCK);
  }

  private String yaml() {
    try {
      return edit.apply(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
