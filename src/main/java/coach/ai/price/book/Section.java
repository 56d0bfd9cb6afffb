package coach.ai.price.book;

import coach.ai.price.book.InvalidPrices.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// One mapping of a YAML file, read strictly: what is wrong is noted with its line, and the reading
/// goes on, so that everything is noted. Each key is asked for once; [#end] notes those that nobody
/// asked for.
final class Section {
  /// Longer numbers are typing errors, and `1e999999999` would be slow to compute with.
  private static final int LONGEST_NUMBER = 15;

  private final String file;
  private final int line;
  private final Map<String, NodeTuple> rest = new LinkedHashMap<>();
  private final List<Fault> faults;

  Section(String file, MappingNode mapping, List<Fault> faults) {
    this.file = file;
    this.line = lineOf(mapping);
    this.faults = faults;
    mapping.getValue().forEach(this::add);
  }

  private void add(NodeTuple entry) {
    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (rest.putIfAbsent(key, entry) != null) {
      fault(entry.getKeyNode(), key + ": is there twice");
    }
  }

  int line() {
    return line;
  }

  void fault(String text) {
    faults.add(new Fault(file, line, text));
  }

  private void fault(Node at, String text) {
    faults.add(new Fault(file, lineOf(at), text));
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  Optional<String> text(String key) {
    return value(key, "a text", Optional::of);
  }

  Optional<BigDecimal> decimal(String key) {
    return value(key, "a number that is not negative", Section::number);
  }

  Optional<Long> whole(String key) {
    return value(
        key,
        "a whole number above 0",
        text ->
            number(text)
                .filter(number -> number.signum() > 0 && number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact));
  }

  Optional<LocalDate> date(String key) {
    return value(key, "a date such as 2027-01-31", Section::day);
  }

  Optional<Boolean> flag(String key) {
    return value(
        key,
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /// The value of a key that must be there.
  <T> Optional<T> value(String key, String expected, Function<String, Optional<T>> reader) {
    if (!rest.containsKey(key)) {
      fault(key + ": is missing");
    }
    return valueIfAny(key, expected, reader);
  }

  private <T> Optional<T> valueIfAny(
      String key, String expected, Function<String, Optional<T>> reader) {
    NodeTuple entry = rest.remove(key);
    if (entry == null) {
      return Optional.empty();
    }
    Optional<T> value =
        entry.getValueNode() instanceof ScalarNode scalar && !scalar.getValue().isBlank()
            ? reader.apply(scalar.getValue().strip())
            : Optional.empty();
    if (value.isEmpty()) {
      fault(entry.getKeyNode(), key + ": must be " + expected);
    }
    return value;
  }

  /// What a key that may be absent holds, read by one of the methods above.
  <T> Optional<T> ifAny(String key, Function<String, Optional<T>> reader) {
    return has(key) ? reader.apply(key) : Optional.empty();
  }

  boolean has(String key) {
    return rest.containsKey(key);
  }

  Optional<Section> section(String key) {
    NodeTuple entry = rest.remove(key);
    if (entry == null) {
      fault(key + ": is missing");
      return Optional.empty();
    }
    if (entry.getValueNode() instanceof MappingNode mapping) {
      return Optional.of(new Section(file, mapping, faults));
    }
    fault(entry.getKeyNode(), key + ": must have keys of its own");
    return Optional.empty();
  }

  /// The mappings of a list, none when the key is absent.
  List<Section> sections(String key) {
    NodeTuple entry = rest.remove(key);
    if (entry == null) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    List<Node> items =
        entry.getValueNode() instanceof SequenceNode list
            ? list.getValue()
            : List.of(entry.getValueNode());
    for (Node item : items) {
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(file, mapping, faults));
      } else {
        fault(item, key + ": must be a list of entries with keys");
      }
    }
    return sections;
  }

  /// Every key that nobody has asked for yet.
  List<String> keys() {
    return List.copyOf(rest.keySet());
  }

  void end() {
    rest.forEach((key, entry) -> fault(entry.getKeyNode(), key + ": unknown key"));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > LONGEST_NUMBER || text.matches(".*[eE].*")
          ? Optional.empty()
          : Optional.of(new BigDecimal(text)).filter(number -> number.signum() >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
