package coach.ai.status;

import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.key.KeysFeature;
import coach.ai.lifecycle.Lifecycles;
import coach.ai.lifecycle.ModelWatch;
import coach.ai.lifecycle.RouteSettings;
import coach.ai.metrics.GatewayGauges;
import coach.ai.metrics.GatewayMetrics;
import coach.ai.metrics.Labels;
import coach.ai.metrics.RegistryMetrics;
import coach.ai.price.PriceBook;
import coach.ai.provider.ModelProvider;
import coach.ai.report.LiveCalls;
import coach.ai.report.Memory;
import coach.ai.report.ProviderComponent;
import coach.ai.report.Setup;
import coach.ai.routing.Breakers;
import coach.ai.routing.GatewayObserver;
import coach.ai.spend.Budgets;
import coach.ai.window.Books;
import coach.ai.window.WindowDao;
import coach.identity.OperatorCheck;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// How the models are doing, for monitors, operators and Prometheus.
public final class StatusFeature implements Feature {
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration MINUTELY = Duration.ofMinutes(1);

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final KeysFeature keys;
  private final ModelWatch watch;
  private final Lifecycles lifecycles;
  private final Books books;
  private final Memory memory;
  private final List<Component> components;
  private final OperatorCheck operators;

  /// What the rest of the gateway remembers.
  ///
  /// @param providers those that may be asked; in mock mode, the canned one alone
  /// @param calls told of every call, as one of the [#observers]
  public record Sources(
      List<ModelProvider> providers,
      KeysFeature keys,
      PriceBook prices,
      Budgets budgets,
      Breakers breakers,
      LiveCalls calls) {}

  public StatusFeature(
      Platform platform, AiConfiguration configuration, Sources sources, OperatorCheck operators) {
    var routes = new RouteSettings(configuration);
    List<ProviderName> names = sources.providers().stream().map(ModelProvider::name).toList();
    this.keys = sources.keys();
    this.operators = operators;
    this.watch = watch(platform, sources);
    this.lifecycles = new Lifecycles(routes, watch, sources.prices(), platform.clock());
    this.books = books(platform, configuration, sources.budgets());
    this.memory =
        new Memory(
            Setup.of(platform.mode(), configuration, names),
            new Memory.Parts(
                keys::views, watch, lifecycles, sources.breakers(), sources.calls(), books),
            platform.clock());
    this.components =
        names.stream()
            .<Component>map(name -> new ProviderComponent(name, memory::withoutBooks))
            .toList();
    new GatewayGauges(platform.prometheus(), books::knownAccount).register(memory::withoutBooks);
  }

  private static ModelWatch watch(Platform platform, Sources sources) {
    return new ModelWatch(
        sources.providers(),
        sources.keys().keys(),
        platform.clock(),
        System::nanoTime,
        new SecureRandom());
  }

  private Books books(Platform platform, AiConfiguration configuration, Budgets budgets) {
    return new Books(
        budgets,
        platform.database().jdbi().onDemand(WindowDao.class),
        configuration.spend().dayZone(),
        platform.clock(),
        background,
        System::nanoTime);
  }

  /// What the gateway is to tell: made before it, because it cannot be made without them.
  public static GatewayObserver observers(
      Platform platform, AiConfiguration configuration, PriceBook prices, LiveCalls calls) {
    var labels = new Labels(new RouteSettings(configuration).models(), prices, platform.clock());
    return new Observers(
        List.of(
            calls,
            new GatewayMetrics(platform.prometheus(), labels),
            new RegistryMetrics(platform.metrics(), labels)));
  }

  /// One for each provider, for the health reports.
  public List<Component> components() {
    return components;
  }

  /// Whether any model of any route takes calls now, or the canned one answers.
  public boolean usable() {
    return memory.usable();
  }

  @Override
  public void register(Environment environment) {
    environment.lifecycle().manage(new AutoCloseableManager(background));
    environment.jersey().register(new AiHealthResource(memory, operators));
    environment.jersey().register(new AiMetricsResource(memory, operators));
    environment.jersey().register(new AiStatusResource(memory, operators));
    Chores chores = new Chores("ai-models", environment.lifecycle());
    chores.add(new Chore("ai-models", OFTEN, watch::look));
    chores.add(new Chore("ai-books", OFTEN, books::knownAccount));
    chores.add(new Chore("ai-model-ends", MINUTELY, lifecycles::announce));
  }
}
