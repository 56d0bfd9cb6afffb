package coach.ops.gate;

import coach.ops.config.Binding;
import coach.ops.config.ConfigurationTree;
import coach.ops.config.FieldValidation;
import coach.ops.config.KeyPath;
import coach.ops.config.PropertyOverrides;
import coach.ops.config.TreeReader;
import coach.ops.gate.core.CoreRules;
import coach.ops.gate.core.Host;
import coach.ops.gate.core.ProcessInvariants;
import coach.ops.gate.core.TextInvariants;
import coach.ops.gate.report.Finding;
import coach.ops.gate.report.Report;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides whether a configuration may start, and says everything that is wrong with it at once.
///
/// A later stage says nothing about a key at which an earlier one found something: a variable that
/// is undefined is not also "missing" and "embedded in production".
public final class StartupGate {
  private final Host host;
  private final InstantSource clock;

  public StartupGate(Host host, InstantSource clock) {
    this.host = host;
    this.clock = clock;
  }

  /// The stages that need nothing but the file and the environment.
  public <T extends Gated> Checked<T> check(
      String file, String yaml, Class<T> type, Validator validator) {
    ConfigurationTree tree =
        PropertyOverrides.apply(TreeReader.read(file, yaml, host.environment()), host.properties());
    if (tree.root().isEmpty()) {
      return unreadable(tree);
    }
    Binding<T> binding = Binding.of(tree, type);

    List<Violation> found = new ArrayList<>(tree.violations());
    addNew(found, binding.violations().stream());
    binding.value().ifPresent(value -> addNew(found, FieldValidation.of(value, validator)));
    boolean sound = found.isEmpty();

    // Without a mode the strictest promises are checked.
    Mode mode = binding.value().flatMap(Gated::declaredMode).orElse(Mode.PRODUCTION);
    List<Invariants> invariants = invariants(tree, binding);
    addNew(found, invariants.stream().flatMap(section -> violations(section, mode, sound)));

    Suppressions suppressions = suppressions(binding, invariants);
    addNew(found, suppressions.violations().stream());
    Report report =
        new Report(
            file,
            mode,
            rulesById(invariants).size(),
            Checked.findings(found.stream(), mode, tree, binding.secretKeys(), suppressions),
            suppressions.honoured());
    return new Checked<>(
        binding.value(),
        hostOf(binding).build(),
        tree,
        binding.secretKeys(),
        invariants,
        suppressions,
        report);
  }

  /// What can be said of a configuration that could not be checked in the time there was.
  <T> Checked<T> unfinished(String file) {
    Violation late = CoreRules.CORE_014.brokenAt("").found("the file: not finished in time");
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return unreadable(new ConfigurationTree(file, nothing, Map.of(), Map.of(), List.of(late)));
  }

  private <T> Checked<T> unreadable(ConfigurationTree tree) {
    Suppressions none = new Suppressions(List.of(), List.of());
    List<Finding> findings =
        Checked.findings(tree.violations().stream(), Mode.PRODUCTION, tree, Set.of(), none);
    Report report =
        new Report(tree.file(), Mode.PRODUCTION, CoreRules.all().size(), findings, List.of());
    return new Checked<>(Optional.empty(), host.build(), tree, Set.of(), List.of(), none, report);
  }

  /// Asks the world about a configuration that passed, or did not.
  public List<Violation> ask(List<Invariants> sections, Mode mode) {
    return ask(sections, mode, LiveCheck.LIMIT);
  }

  /// The same in less time, for who has less.
  List<Violation> ask(List<Invariants> sections, Mode mode, Duration limit) {
    List<LiveCheck> checks =
        sections.stream().flatMap(section -> section.liveChecks(mode)).toList();
    return LiveChecks.run(checks, limit);
  }

  private <T extends Gated> Host hostOf(Binding<T> binding) {
    return host.ofCommit(binding.value().flatMap(Gated::declaredCommit));
  }

  private <T extends Gated> List<Invariants> invariants(
      ConfigurationTree tree, Binding<T> binding) {
    Stream<Invariants> own =
        Stream.of(
            new ProcessInvariants(hostOf(binding)), new TextInvariants(tree, binding.secretKeys()));
    Stream<Invariants> sections =
        binding.value().stream().flatMap(v -> v.invariants(clock).stream());
    return Stream.concat(own, sections).toList();
  }

  private <T extends Gated> Suppressions suppressions(
      Binding<T> binding, List<Invariants> invariants) {
    List<Suppression> asked = binding.value().map(Gated::suppressions).orElse(List.of());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Suppressions.judge(asked, rulesById(invariants), today);
  }

  /// Stand-ins for broken values may upset an invariant; the broken values are reported already.
  private static Stream<Violation> violations(Invariants section, Mode mode, boolean sound) {
    if (sound) {
      return section.violations(mode);
    }
    try {
      return section.violations(mode).toList().stream();
    } catch (RuntimeException e) {
      return Stream.empty();
    }
  }

  private static Map<String, Rule> rulesById(List<Invariants> invariants) {
    return invariants.stream()
        .flatMap(section -> section.rules().stream())
        .collect(Collectors.toMap(Rule::id, rule -> rule, (one, same) -> one));
  }

  private static void addNew(List<Violation> found, Stream<Violation> stage) {
    List<String> taken = found.stream().map(Violation::key).filter(key -> !key.isEmpty()).toList();
    stage
        .filter(violation -> taken.stream().noneMatch(key -> KeyPath.within(violation.key(), key)))
        .forEach(found::add);
  }
}
