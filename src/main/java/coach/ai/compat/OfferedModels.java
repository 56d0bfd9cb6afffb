package coach.ai.compat;

import coach.ai.ModelId;
import coach.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that programs may ask for, and the models behind each, in the order in which they are
/// asked.
///
/// Thread-safe: immutable.
public final class OfferedModels {
  /// Whatever the service would ask by itself.
  static final String USUAL = "coach";

  private static final String US = "trading-coach";

  private final Map<String, List<ModelId>> routes = new HashMap<>();
  private final Set<String> routeNames;
  private final Map<String, ModelView> models = new HashMap<>();
  private final ModelListView list;

  /// @param usual the route behind `coach`, unless there is an alias of that name
  /// @param created what the list gives as the date of everything
  public OfferedModels(List<ModelId> usual, Map<String, List<ModelId>> aliases, Instant created) {
    Map<String, List<ModelId>> named = new LinkedHashMap<>();
    named.put(USUAL, List.copyOf(usual));
    aliases.forEach((name, route) -> named.put(name, List.copyOf(route)));
    named.values().removeIf(List::isEmpty);
    this.routeNames = Set.copyOf(named.keySet());
    Set<String> listed = new LinkedHashSet<>(named.keySet());
    routes.putAll(named);
    for (List<ModelId> route : named.values()) {
      for (ModelId model : route) {
        routes.putIfAbsent(model.toString(), startingWith(model, route));
        routes.putIfAbsent(model.model(), startingWith(model, route));
        listed.add(model.model());
      }
    }
    routes.forEach(
        (name, route) ->
            models.put(
                name,
                ModelView.of(
                    name,
                    routeNames.contains(name) ? US : route.getFirst().provider().text(),
                    created)));
    this.list = ModelListView.of(listed.stream().map(this::model).toList());
  }

  /// @param name an alias, or a model with or without its provider
  /// @throws coach.platform.ProblemException when nothing of that name is offered
  public List<ModelId> route(String name) {
    return known(routes, name);
  }

  /// Whether it is a model's name, and not one that stands for a route.
  public boolean isExact(String name) {
    return !routeNames.contains(name);
  }

  /// What the list has of it, under the name that it is asked by.
  ///
  /// @throws coach.platform.ProblemException when nothing of that name is offered
  public ModelView model(String name) {
    return known(models, name);
  }

  public ModelListView list() {
    return list;
  }

  private static <T> T known(Map<String, T> offered, String name) {
    return Optional.ofNullable(offered.get(name))
        .orElseThrow(() -> new Problem.ModelNotFound(printable(name)).toException());
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
