package coach.ai.report;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.config.SpendConfiguration;
import coach.ai.lifecycle.RouteSettings;
import coach.platform.Mode;
import java.util.List;

/// What does not change while the process lives.
///
/// @param providers that may be asked
/// @param routes one for each purpose
public record Setup(
    Mode mode,
    boolean mock,
    List<ProviderName> providers,
    List<List<ModelId>> routes,
    SpendConfiguration spend) {

  public Setup {
    providers = List.copyOf(providers);
    routes = List.copyOf(routes);
  }

  public static Setup of(Mode mode, AiConfiguration configuration, List<ProviderName> providers) {
    return new Setup(
        mode,
        configuration.mock(),
        providers,
        new RouteSettings(configuration).routes(),
        configuration.spend());
  }

  public List<ModelId> models() {
    return routes.stream().flatMap(List::stream).distinct().toList();
  }
}
