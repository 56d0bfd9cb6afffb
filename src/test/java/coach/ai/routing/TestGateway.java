package coach.ai.routing;

import coach.ai.AiGateway.Deltas;
import coach.ai.Answer;
import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.RoutingConfiguration;
import coach.ai.price.Price;
import coach.ai.price.Price.Abilities;
import coach.ai.price.Price.Rates;
import coach.ai.price.Price.Tier;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.Reply;
import coach.ai.routing.Errands.Conclusion;
import coach.ai.routing.Errands.Underway;
import coach.ai.routing.guard.BreakerBoard;
import coach.ai.routing.request.Errand;
import coach.ai.routing.request.PromptErrand;
import coach.shared.Money;
import coach.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A gateway among fakes: a route of three models, the first two of one provider.
final class TestGateway implements AutoCloseable {
  static final ModelId FIRST = ModelId.of("openai/first");
  static final ModelId SECOND = ModelId.of("openai/second");
  static final ModelId THIRD = ModelId.of("anthropic/third");
  static final Money WORST = new Money(1_000);
  static final Money CAP = new Money(10_000);
  static final Duration DEADLINE = Duration.ofSeconds(60);

  final ManualTime time = new ManualTime();
  final FakeLedger ledger = new FakeLedger();
  final FakeKeys keys = new FakeKeys();
  final RecordingObserver observer = new RecordingObserver();
  final BreakerBoard breakers;
  final RoutedGateway gateway;

  private final Map<ProviderName, FakeProvider> providers = new EnumMap<>(ProviderName.class);
  private final Map<ModelId, Price> prices = new ConcurrentHashMap<>();
  private final Map<ModelId, Estimate> estimates = new ConcurrentHashMap<>();

  TestGateway() {
    this(new Limits(DEADLINE, CAP, RoutingConfiguration.DEFAULT));
  }

  TestGateway(Limits limits) {
    this(limits, List.of(FIRST, SECOND, THIRD));
  }

  TestGateway(Limits limits, List<ModelId> route) {
    for (ProviderName name : ProviderName.values()) {
      providers.put(name, new FakeProvider(name));
    }
    route.forEach(model -> price(model, 1_000));
    this.breakers = new BreakerBoard(_ -> route, keys, limits.routing().breaker(), time.timing());
    this.gateway = new RoutedGateway(_ -> route, partners(), limits, breakers, time.timing());
  }

  /// Its breakers count what happened so long ago; its route has two models.
  static TestGateway remembering(Duration window) {
    RoutingConfiguration usual = RoutingConfiguration.DEFAULT;
    var breaker =
        new RoutingConfiguration.Breaker(
            io.dropwizard.util.Duration.seconds(window.toSeconds()),
            5,
            usual.breaker().failureRate(),
            usual.breaker().rest());
    var routing =
        new RoutingConfiguration(
            usual.maxRetries(), usual.retryBudget(), usual.concurrentPerModel(), breaker);
    return new TestGateway(new Limits(DEADLINE, CAP, routing), List.of(FIRST, SECOND));
  }

  private Partners partners() {
    return new Partners(
        Map.copyOf(providers),
        keys,
        (model, _) -> Optional.ofNullable(prices.get(model)),
        (_, price) -> estimate(price.model()),
        ledger,
        observer);
  }

  private Estimate estimate(ModelId model) {
    return estimates.getOrDefault(model, new Estimate.Bounded(100, WORST));
  }

  FakeProvider openai() {
    return provider(ProviderName.OPENAI);
  }

  FakeProvider anthropic() {
    return provider(ProviderName.ANTHROPIC);
  }

  FakeProvider provider(ProviderName name) {
    return Objects.requireNonNull(providers.get(name));
  }

  /// All of them.
  void everyProviderAlways(FakeProvider.Act act) {
    providers.values().forEach(provider -> provider.always(act));
  }

  int requests() {
    return providers.values().stream().mapToInt(provider -> provider.orders().size()).sum();
  }

  void price(ModelId model, long maxInput) {
    price(model, maxInput, true);
  }

  void price(ModelId model, long maxInput, boolean streams) {
    Rates rates = new Rates(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TWO);
    prices.put(
        model,
        new Price(
            model,
            List.of(new Tier(0, rates)),
            new Abilities(Optional.empty(), true, streams, maxInput, 1_000, Money.ZERO),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 11, 1),
            "test",
            Optional.empty(),
            Optional.empty()));
  }

  void forgetPrice(ModelId model) {
    prices.remove(model);
  }

  void worstCase(ModelId model, Money money) {
    estimates.put(model, new Estimate.Bounded(100, money));
  }

  void unfit(ModelId model, Rejection reason) {
    estimates.put(model, new Estimate.Unfit(reason, model + " cannot"));
  }

  Answer ask() throws InterruptedException {
    return gateway.ask(UUID.randomUUID(), prompt(Purpose.REVIEW));
  }

  Answer ask(Deltas deltas) throws InterruptedException {
    return gateway.ask(UUID.randomUUID(), prompt(Purpose.REVIEW), deltas);
  }

  /// By somebody who names the first model, and will not have a cheaper one.
  Answer askExactly() throws InterruptedException {
    var answers = new ArrayBlockingQueue<Answer>(1);
    var errand = new ExactErrand(new PromptErrand(prompt(Purpose.COMPAT), partners().worstCases()));
    Underway _ =
        gateway.begin(
            errand,
            List.of(FIRST, SECOND, THIRD),
            new UUID(0, 8),
            new Conclusion() {
              @Override
              public void answered(Answer answer) {
                answers.add(answer);
              }

              @Override
              public void failed() {
                throw new AssertionError("a bug");
              }
            });
    return Objects.requireNonNull(answers.poll(10, TimeUnit.SECONDS), "no answer");
  }

  private record ExactErrand(Errand errand) implements Errand {
    @Override
    public Purpose purpose() {
      return errand.purpose();
    }

    @Override
    public Payer payer() {
      return errand.payer();
    }

    @Override
    public String requestId() {
      return errand.requestId();
    }

    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public Estimate worstCase(Price price) {
      return errand.worstCase(price);
    }

    @Override
    public Reply perform(Call call, Deltas deltas) {
      return errand.perform(call, deltas);
    }
  }

  static Prompt prompt(Purpose purpose) {
    return new Prompt(
        purpose,
        new Payer(new UserId(new UUID(0, 7)), Optional.empty()),
        "request-1",
        "",
        List.of(new Prompt.Part.Text("how is it?")),
        Optional.empty(),
        100);
  }

  static RoutingConfiguration routing(int maxRetries, double retryBudget, int concurrent) {
    return new RoutingConfiguration(
        maxRetries, retryBudget, concurrent, RoutingConfiguration.DEFAULT.breaker());
  }

  static List<String> outcomes(Answer answer) {
    return answer.trail().steps().stream().map(step -> step.outcome()).toList();
  }

  @Override
  public void close() throws InterruptedException {
    gateway.stop();
  }
}
