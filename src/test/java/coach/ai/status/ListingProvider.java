package coach.ai.status;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Listing;
import coach.ai.provider.Listing.Listed;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider that lists its models to the keys it knows, counts who asks, and cannot answer.
public final class ListingProvider implements ModelProvider {
  public final AtomicInteger paid = new AtomicInteger();
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public volatile List<Listed> models = List.of();
  private final ProviderName name;
  private final Map<String, FailureClass> failures = new ConcurrentHashMap<>();
  private volatile Optional<FailureClass> trouble = Optional.empty();

  public ListingProvider(ProviderName name) {
    this.name = name;
  }

  public void refuse(String key, FailureClass reason) {
    failures.put(key, reason);
  }

  public void accept(String key) {
    failures.remove(key);
  }

  /// Fails whatever key asks.
  public void breakDown(FailureClass reason) {
    trouble = Optional.of(reason);
  }

  public void recover() {
    trouble = Optional.empty();
  }

  @Override
  public ProviderName name() {
    return name;
  }

  @Override
  public Reply send(Order order, Deltas deltas) {
    paid.incrementAndGet();
    throw new AssertionError("a paid call");
  }

  @Override
  public Listing models(String key) {
    asked.add(key);
    Optional<FailureClass> failure = trouble.or(() -> Optional.ofNullable(failures.get(key)));
    return failure
        .<Listing>map(reason -> new Listing.Failed(reason, "as the test says"))
        .orElseGet(() -> new Listing.Models(models));
  }
}
