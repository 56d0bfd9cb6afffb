package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ops.gate.Checked;
import coach.platform.Rule;
import coach.support.Golden;
import coach.support.Production;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The two YAML files, their keys, their variables and the rules are public interfaces.
class ShippedConfigurationTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}");

  @Test
  void theVariablesAndTheirDefaultsAreTheContract() throws IOException {
    Golden.check(
        "golden/environment.txt",
        "development\n"
            + variables("config.yml")
            + "\nproduction\n"
            + variables("config-production.yml"));
  }

  @Test
  void everyKeyOfOurSectionsIsKnown() {
    List<String> keys = new ArrayList<>();
    for (RecordComponentSource section : RecordComponentSource.of(CoachConfiguration.class)) {
      section.collect(keys);
    }
    Golden.check("golden/configuration-keys.txt", keys.stream().sorted().collect(lines()));
  }

  @Test
  void theRulesAndTheirSeveritiesAreKnown() {
    Checked<CoachConfiguration> checked = new Production().check();
    String rules =
        checked.invariants().stream()
            .flatMap(section -> section.rules().stream())
            .map(ShippedConfigurationTest::line)
            .distinct()
            .sorted()
            .collect(lines());

    Golden.check("golden/invariants.txt", rules);
  }

  @Test
  void noIdStandsForTwoRules() {
    List<Rule> rules =
        new Production()
            .check().invariants().stream().flatMap(one -> one.rules().stream()).distinct().toList();

    // One id may have two severities, as OPS-005 has by the size of the offset, but one reason
    // only.
    assertThat(rules.stream().map(rule -> rule.id() + rule.reason()).distinct())
        .hasSameSizeAs(rules.stream().map(Rule::id).distinct().toList());
  }

  private static String line(Rule rule) {
    return "%s %s%s: %s"
        .formatted(
            rule.id(), rule.severity(), rule.suppressible() ? "" : " never", rule.required());
  }

  private static String variables(String file) throws IOException {
    Set<String> found = new TreeSet<>();
    VARIABLE
        .matcher(Files.readString(Path.of(file)))
        .results()
        .forEach(
            match ->
                found.add(
                    match.group(1)
                        + (match.group(2) == null ? " required" : " = " + match.group(2))));
    return found.stream().map(String::strip).collect(lines());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
  }

  /// One section or value of the configuration, by name and type.
  private record RecordComponentSource(String key, Type type) {
    static List<RecordComponentSource> of(Class<?> configuration) {
      List<RecordComponentSource> fields = new ArrayList<>();
      for (var field : configuration.getDeclaredFields()) {
        fields.add(new RecordComponentSource(field.getName(), field.getGenericType()));
      }
      return fields;
    }

    void collect(List<String> keys) {
      Class<?> raw =
          type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
      if (!raw.isRecord()) {
        keys.add(key + ": " + type.getTypeName().replaceAll("[a-z]+\\.(?=[a-zA-Z])", ""));
        return;
      }
      for (RecordComponent component : raw.getRecordComponents()) {
        new RecordComponentSource(key + "." + component.getName(), component.getGenericType())
            .collect(keys);
      }
    }
  }
}
