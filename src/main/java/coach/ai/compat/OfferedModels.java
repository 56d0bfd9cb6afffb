package coach.ai.compat;

import coach.ai.ModelId;
import coach.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names that programs may ask for, and the models behind each, in the order in which they are
/// asked.
///
/// Thread-safe: immutable.
public final class OfferedModels {
  /// Whatever the service would ask by itself.
  static final String USUAL = "coach";

  private static final String US = "trading-coach";

  private final Map<String, List<ModelId>> routes = new HashMap<>();
  private final ModelListView list;

  /// @param usual the route behind `coach`, unless there is an alias of that name
  /// @param created what the list gives as the date of everything
  public OfferedModels(List<ModelId> usual, Map<String, List<ModelId>> aliases, Instant created) {
    Map<String, List<ModelId>> named = new LinkedHashMap<>();
    named.put(USUAL, List.copyOf(usual));
    aliases.forEach((name, route) -> named.put(name, List.copyOf(route)));
    named.values().removeIf(List::isEmpty);
    Map<String, String> owners = new LinkedHashMap<>();
    named.forEach((name, _) -> owners.put(name, US));
    routes.putAll(named);
    for (List<ModelId> route : named.values()) {
      for (ModelId model : route) {
        routes.putIfAbsent(model.toString(), startingWith(model, route));
        routes.putIfAbsent(model.model(), startingWith(model, route));
        owners.putIfAbsent(model.model(), model.provider().text());
      }
    }
    this.list = ModelListView.of(owners, created);
  }

  /// @param name an alias, or a model with or without its provider
  /// @throws coach.platform.ProblemException when nothing of that name is offered
  public List<ModelId> route(String name) {
    List<ModelId> route = routes.get(name);
    if (route == null) {
      throw new Problem.ModelNotFound(printable(name)).toException();
    }
    return route;
  }

  public ModelListView list() {
    return list;
  }

  private static List<ModelId> startingWith(ModelId first, List<ModelId> route) {
    List<ModelId> all = new ArrayList<>(List.of(first));
    route.stream().filter(it -> !it.equals(first)).forEach(all::add);
    return List.copyOf(all);
  }

  /// It goes into an answer.
  private static String printable(String name) {
    return name.replaceAll("[^\\p{Print}]", "?");
  }
}
