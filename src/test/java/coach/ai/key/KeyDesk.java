package coach.ai.key;

import coach.ai.ProviderName;
import coach.ai.status.Configurations;
import coach.ai.status.ListingProvider;
import coach.ai.status.ManualClock;
import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Problem;
import coach.platform.secret.Secret;
import coach.platform.task.LateAudit;
import coach.support.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// The keys of OpenAI, whose file and provider do what the test says.
final class KeyDesk {
  static final String OLD = "sk-proj-old-0123456789abcdef";
  static final String NEW = "sk-proj-new-0123456789abcdef";
  static final String SPARE = "sk-proj-spare-0123456789abcdef";

  final ListingProvider openai = new ListingProvider(ProviderName.OPENAI);
  final ManualClock time = new ManualClock();
  final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
  final List<ProviderName> restored = new CopyOnWriteArrayList<>();
  final RotatingKeys keys;
  private final KeyChain chain;
  private final KeyAges ages;

  private KeyDesk(Optional<Secret> key, Optional<Secret> spare) {
    this.chain = new KeyChain(ProviderName.OPENAI, Configurations.provider(key, spare));
    Jdbi jdbi =
        Jdbi.create(TestDatabase.freshUrl())
            .installPlugin(new PostgresPlugin())
            .installPlugin(new SqlObjectPlugin());
    this.ages = new KeyAges(jdbi.onDemand(KeyDao.class), time);
    this.keys = with(audit::add);
  }

  private RotatingKeys with(AuditLog log) {
    return new RotatingKeys(
        Map.of(ProviderName.OPENAI, chain),
        Map.of(ProviderName.OPENAI, openai),
        ages,
        new KeyAudit(log, new LateAudit(log, time), ages),
        restored::add,
        time::nanos);
  }

  /// The same, while the audit log cannot be written.
  RotatingKeys withoutAudit() {
    return with(
        _ -> {
          throw new Problem.Unavailable("database", Duration.ofSeconds(2)).toException();
        });
  }

  static KeyDesk ofFile(Path file) {
    write(file, OLD);
    return new KeyDesk(Optional.of(Secret.ofFile(file)), Optional.empty());
  }

  static KeyDesk ofFileWithSpare(Path file) {
    write(file, OLD);
    return new KeyDesk(Optional.of(Secret.ofFile(file)), Optional.of(Secret.of(SPARE)));
  }

  static KeyDesk ofEnvironment() {
    return new KeyDesk(Optional.of(Secret.of(OLD)), Optional.empty());
  }

  static void write(Path file, String key) {
    try {
      Files.writeString(file, key + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> current() {
    return keys.current(ProviderName.OPENAI);
  }

  boolean refused(String key) {
    return keys.refused(ProviderName.OPENAI, key);
  }

  /// As the chore does after so long.
  void followAfter(Duration pause) {
    time.pass(pause);
    keys.follow();
  }

  String task(String body) {
    StringWriter output = new StringWriter();
    new RotateKeyTask(keys).execute(Map.of(), body, new PrintWriter(output));
    return output.toString();
  }

  KeyView view(String value) {
    keys.note();
    return keys.views().stream()
        .filter(view -> view.fingerprint().equals(Optional.of(keys.fingerprint(value))))
        .findFirst()
        .orElseThrow();
  }

  List<String> actions() {
    return audit.stream().map(entry -> entry.action() + " " + entry.outcome()).toList();
  }
}
