package coach.ai;

import coach.ai.compat.CompatFeature;
import coach.ai.config.AiConfiguration;
import coach.ai.key.KeysFeature;
import coach.ai.price.CountedWorstCases;
import coach.ai.price.PriceBook;
import coach.ai.price.book.PriceTable;
import coach.ai.provider.Providers;
import coach.ai.provider.canned.CannedProvider;
import coach.ai.report.LiveCalls;
import coach.ai.routing.Limits;
import coach.ai.routing.Partners;
import coach.ai.routing.RoutedGateway;
import coach.ai.routing.guard.BreakerBoard;
import coach.ai.routing.guard.BreakerTask;
import coach.ai.routing.time.Timing;
import coach.ai.spend.BooksFeature;
import coach.ai.spend.Caps;
import coach.ai.status.StatusFeature;
import coach.identity.OperatorCheck;
import coach.platform.AuditLog;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import coach.platform.task.LateAudit;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.servlets.tasks.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The only door to a language model, with the books behind it.
public final class AiFeature implements Feature {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Providers providers;
  private final CountedWorstCases worstCases = new CountedWorstCases();
  private final BooksFeature books;
  private final BreakerBoard breakers;
  private final RoutedGateway gateway;
  private final KeysFeature keys;
  private final LateAudit steered;
  private final StatusFeature status;
  private final CompatFeature compat;
  private final List<Task> tasks;

  /// @param canned what the canned model answers by purpose, where it is not to answer by rote
  public AiFeature(
      Platform platform,
      AiConfiguration configuration,
      Map<Purpose, Function<Prompt, String>> canned,
      AuditLog audit,
      OperatorCheck operators) {
    PriceBook prices = PriceTable.with(configuration.prices(), platform.clock().instant());
    Timing timing = Timing.of(platform.clock());
    LiveCalls calls = new LiveCalls(platform.clock());
    this.providers =
        Providers.of(
            configuration,
            platform.mode(),
            new CannedProvider(canned),
            platform.metrics(),
            platform.clock());
    this.books = books(platform, configuration, audit);
    this.keys = new KeysFeature(platform, configuration, providers.all(), audit, this::restored);
    this.steered = new LateAudit(audit, platform.clock());
    this.breakers =
        new BreakerBoard(
            configuration::everyModel, keys.keys(), configuration.routing().breaker(), timing);
    this.gateway =
        new RoutedGateway(
            configuration::route,
            new Partners(
                providers.byName(),
                keys.keys(),
                prices,
                worstCases,
                books.ledger(),
                StatusFeature.observers(platform, configuration, prices, calls)),
            Limits.of(configuration),
            breakers,
            timing);
    this.status =
        new StatusFeature(
            platform,
            configuration,
            new StatusFeature.Sources(
                providers.all(), keys, prices, books.budgets(), breakers, calls),
            operators);
    this.compat = new CompatFeature(platform, configuration, gateway, worstCases, books);
    this.tasks =
        Stream.concat(
                Stream.of(keys.task(), new BreakerTask(breakers, steered)), books.tasks().stream())
            .toList();
  }

  /// The books alone, for commands that need nothing else.
  public static BooksFeature books(
      Platform platform, AiConfiguration configuration, AuditLog audit) {
    Duration kept = configuration.spend().retention().toJavaDuration();
    return new BooksFeature(platform, Caps.of(configuration.spend()), kept, audit);
  }

  /// For features that ask.
  public AiGateway gateway() {
    return gateway;
  }

  /// For features whose answers may have got lost.
  public AnswerBooks answers() {
    return books.answers();
  }

  /// One for each provider, for the health reports.
  public List<Component> components() {
    return status.components();
  }

  /// Whether any model takes calls now.
  public boolean usable() {
    return status.usable();
  }

  /// For the admin port.
  public List<Task> tasks() {
    return tasks;
  }

  /// What is registered first is stopped last: the gateway's last answers are still written down.
  @Override
  public void register(Environment environment) {
    books.register(environment);
    environment.lifecycle().manage(new AutoCloseableManager(worstCases));
    environment.lifecycle().manage(new AutoCloseableManager(providers));
    environment.lifecycle().manage(gateway);
    keys.register(environment);
    new Chores("ai-breakers", environment.lifecycle())
        .add(new Chore("ai-breakers-audit", SOON, steered::catchUp));
    status.register(environment);
    compat.register(environment);
    Thread.ofVirtual().name("count-tokens").start(worstCases::warm);
  }

  private void restored(ProviderName provider) {
    breakers.keyRestored(provider);
  }
}
