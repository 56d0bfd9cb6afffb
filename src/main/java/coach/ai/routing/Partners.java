package coach.ai.routing;

import coach.ai.ProviderName;
import coach.ai.price.PriceBook;
import coach.ai.price.WorstCases;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.ProviderKeys;
import coach.ai.spend.Ledger;
import java.util.Map;

/// Those that the gateway works with.
public record Partners(
    Map<ProviderName, ModelProvider> providers,
    ProviderKeys keys,
    PriceBook prices,
    WorstCases worstCases,
    Ledger ledger,
    GatewayObserver observer) {

  public Partners {
    providers = Map.copyOf(providers);
  }
}
