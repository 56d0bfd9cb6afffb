package coach.coaching.answer;

import coach.coaching.Finding;
import coach.shared.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One object of an answer. Whatever is not as it must be is absent, and noted.
final class Fields {
  private static final int MOST_DIGITS = 20;
  private static final int MOST_DECIMALS = 12;
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

  private static final Set<Finding.Kind> NOT_THERE =
      Set.of(Finding.Kind.MISSING_FIELD, Finding.Kind.WRONG_TYPE);

  /// Of a path, what follows the first name.
  private static final Pattern BELOW = Pattern.compile("[.\\[].*");

  private final JsonNode object;
  private final String path;
  private final List<Finding> findings;
  private final Set<String> asked = new HashSet<>();

  Fields(JsonNode object, String path, List<Finding> findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /// Says what else is there.
  void end() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                note(Finding.Kind.UNKNOWN_FIELD, path, "There is a field that nobody asked for.");
              }
            });
  }

  /// Whether more than half of what was asked for is missing, or is something else.
  boolean isHardlyThere() {
    long wrong =
        findings.stream()
            .filter(it -> NOT_THERE.contains(it.kind()))
            .map(it -> BELOW.matcher(it.field()).replaceFirst(""))
            .filter(asked::contains)
            .distinct()
            .count();
    return wrong * 2 > asked.size();
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrongType(name, "true or false");
    }
    return value.asBoolean(true);
  }

  /// Null is allowed.
  Optional<String> text(String name, int longest) {
    return present(name).flatMap(value -> text(value, at(name), longest));
  }

  /// Null is allowed.
  <E extends Enum<E>> Optional<E> word(String name, Class<E> set) {
    return word(name, text -> Spelling.find(set, text));
  }

  /// Null is allowed.
  <T> Optional<T> word(String name, Function<String, Optional<T>> known) {
    return text(name, 40)
        .flatMap(
            text -> {
              Optional<T> word = known.apply(text);
              if (word.isEmpty()) {
                note(Finding.Kind.UNKNOWN_VALUE, at(name), "%s is none of the allowed words.");
              }
              return word;
            });
  }

  <E extends Enum<E>> E requiredWord(String name, Class<E> set, E otherwise) {
    return requiredWord(name, text -> Spelling.find(set, text), otherwise);
  }

  <T> T requiredWord(String name, Function<String, Optional<T>> known, T otherwise) {
    if (object.path(name).isNull()) {
      wrongType(name, "a word");
    }
    return word(name, known).orElse(otherwise);
  }

  /// Null is allowed.
  Optional<BigDecimal> number(String name) {
    return present(name).flatMap(value -> number(value, at(name)));
  }

  Optional<BigDecimal> requiredNumber(String name) {
    JsonNode value = value(name);
    return value.isMissingNode() ? Optional.empty() : number(value, at(name));
  }

  /// Null is allowed.
  OptionalInt count(String name) {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!value.get().isIntegralNumber()) {
      wrongType(name, "a whole number");
      return OptionalInt.empty();
    }
    if (!value.get().canConvertToInt() || value.get().intValue() < 1) {
      note(Finding.Kind.NUMBER_OUT_OF_BOUNDS, at(name), "%s is too large or too small.");
      return OptionalInt.empty();
    }
    return OptionalInt.of(value.get().intValue());
  }

  /// Empty of everything when it is no object.
  Fields object(String name) {
    JsonNode value = value(name);
    if (!value.isObject() && !value.isMissingNode()) {
      wrongType(name, "an object");
    }
    return new Fields(value.isObject() ? value : MissingNode.getInstance(), at(name), findings);
  }

  List<Fields> objects(String name, int most) {
    return items(name, most)
        .filter(item -> isA(item.node().isObject(), item.path(), "an object"))
        .map(item -> new Fields(item.node(), item.path(), findings))
        .toList();
  }

  List<String> texts(String name, int most, int longest) {
    return items(name, most)
        .filter(item -> isA(item.node().isTextual(), item.path(), "a text"))
        .flatMap(item -> text(item.node(), item.path(), longest).stream())
        .toList();
  }

  List<BigDecimal> numbers(String name, int most) {
    return items(name, most).flatMap(item -> number(item.node(), item.path()).stream()).toList();
  }

  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// @param sentence in which `%s` is the field
  void note(Finding.Kind kind, String field, String sentence) {
    findings.add(new Finding(kind, field, sentence.formatted(field)));
  }

  private record Item(JsonNode node, String path) {}

  private Stream<Item> items(String name, int most) {
    JsonNode value = value(name);
    if (!value.isArray()) {
      if (!value.isMissingNode()) {
        wrongType(name, "a list");
      }
      return Stream.empty();
    }
    if (value.size() > most) {
      note(Finding.Kind.TOO_MANY_ITEMS, at(name), "%s has more than " + most + " items.");
    }
    return IntStream.range(0, Math.min(most, value.size()))
        .mapToObj(index -> new Item(value.get(index), at(name) + "[" + index + "]"));
  }

  private Optional<String> text(JsonNode value, String field, int longest) {
    if (!isA(value.isTextual(), field, "a text")) {
      return Optional.empty();
    }
    String plain = PlainText.of(value.textValue());
    if (plain.length() > longest) {
      note(Finding.Kind.TEXT_TOO_LONG, field, "%s was too long and is cut.");
    }
    return Optional.of(PlainText.clipped(plain, longest)).filter(text -> !text.isEmpty());
  }

  private Optional<BigDecimal> number(JsonNode value, String field) {
    if (!isA(value.isNumber(), field, "a number")) {
      return Optional.empty();
    }
    BigDecimal number = value.decimalValue();
    if (number.precision() > MOST_DIGITS
        || number.scale() > MOST_DECIMALS
        || number.scale() < -MOST_DECIMALS
        || number.abs().compareTo(LARGEST) > 0) {
      note(Finding.Kind.NUMBER_OUT_OF_BOUNDS, field, "%s has too many digits.");
      return Optional.empty();
    }
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  private boolean isA(boolean right, String field, String wanted) {
    if (!right) {
      note(Finding.Kind.WRONG_TYPE, field, "%s is not " + wanted + ".");
    }
    return right;
  }

  private void wrongType(String name, String wanted) {
    isA(false, at(name), wanted);
  }

  private Optional<JsonNode> present(String name) {
    return Optional.of(value(name)).filter(value -> !value.isNull() && !value.isMissingNode());
  }

  private JsonNode value(String name) {
    asked.add(name);
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      note(Finding.Kind.MISSING_FIELD, at(name), "%s is missing.");
    }
    return value;
  }
}
