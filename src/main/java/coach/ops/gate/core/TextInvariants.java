package coach.ops.gate.core;

import static java.util.Locale.ROOT;

import coach.ops.config.ConfigRules;
import coach.ops.config.ConfigurationTree;
import coach.ops.config.Place;
import coach.platform.CommonRules;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Invariants of the text of a configuration: placeholders, and where its secrets come from.
public record TextInvariants(ConfigurationTree tree, Set<String> secretKeys) implements Invariants {
  private static final Predicate<String> PLACEHOLDER =
      Pattern.compile(
              "(?i)change[-_]?me|(?-i:\\bTODO\\b)|\\bx{3,}\\b|^<[^>]*>$|^sk-test"
                  + "|^(your|my|an|the)?[-_ ]?example[-_ ]?(secret|key|token|password|value)?$")
          .asPredicate();

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(
            usedTwice(mode),
            keys(place -> PLACEHOLDER.test(place.raw())).map(CoreRules.CORE_006::brokenAt),
            secrets(Place.Origin.LITERAL).map(ConfigRules.SEC_006::brokenAt),
            secrets(Place.Origin.PROPERTY).map(ConfigRules.CORE_007::brokenAt),
            keys(place -> place.origin() == Place.Origin.PROPERTY)
                .filter("mode"::equals)
                .map(ConfigRules.CORE_007_MODE::brokenAt))
        .flatMap(found -> found);
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return mode.isDevelopment()
        ? Stream.empty()
        : Stream.of(new FileModeCheck(Path.of(tree.file()), secretFiles()));
  }

  /// URLs may well be equal: that of the database and the direct one to it.
  private Stream<Violation> usedTwice(Mode mode) {
    Map<String, String> first = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (String key : new TreeSet<>(secretKeys)) {
      String value = tree.place(key).raw();
      if (!mode.isDevelopment() && !value.isEmpty() && !key.toLowerCase(ROOT).endsWith("url")) {
        String earlier = first.putIfAbsent(value, key);
        if (earlier != null) {
          violations.add(sameAs(earlier, key));
        }
      }
    }
    return violations.stream();
  }

  private Violation sameAs(String earlier, String key) {
    return CommonRules.SEC_004
        .brokenAt(key)
        .found("the same as " + named(earlier))
        .required("a value of its own, or none")
        .fix("give " + named(key) + " a value that no other secret has, or unset it");
  }

  /// As operators set it: by its variable, where it has one.
  private String named(String key) {
    Place place = tree.place(key);
    String suffix = place.origin() == Place.Origin.SECRET_FILE ? "_FILE" : "";
    return place.variable().map(name -> name + suffix).orElse(key);
  }

  private Map<String, Path> secretFiles() {
    Map<String, Path> files = new TreeMap<>(tree.files());
    files.keySet().retainAll(secretKeys);
    return files;
  }

  private Stream<String> secrets(Place.Origin origin) {
    return keys(place -> place.origin() == origin && !place.raw().isEmpty())
        .filter(secretKeys::contains);
  }

  private Stream<String> keys(Predicate<Place> wanted) {
    return tree.places().entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey);
  }
}
