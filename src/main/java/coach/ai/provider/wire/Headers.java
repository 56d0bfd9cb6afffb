package coach.ai.provider.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of an answer, by name in any case.
public final class Headers {
  public static final Headers NONE = new Headers(Map.of());

  private final Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public Headers(Map<String, List<String>> headers) {
    headers.forEach((name, values) -> first.putIfAbsent(name, values.getFirst()));
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(first.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }
}
