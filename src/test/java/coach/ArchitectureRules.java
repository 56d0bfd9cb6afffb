package coach;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/// The house rules, for any root package: `coach`, or the planted code that breaks each of them.
final class ArchitectureRules {
  /// An arrow that is not listed does not exist.
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("shared", Set.of()),
          Map.entry("platform", Set.of("shared")),
          Map.entry("web", Set.of("platform", "shared")),
          Map.entry("ui", Set.of("platform", "shared")),
          Map.entry("identity", Set.of("platform", "shared")),
          Map.entry("ai", Set.of("platform", "shared", "identity")),
          Map.entry("market", Set.of("platform", "shared", "identity")),
          Map.entry("ops", Set.of("platform", "shared", "identity")),
          Map.entry("live", Set.of("platform", "shared", "identity")),
          Map.entry("journal", Set.of("platform", "shared", "identity", "market")),
          Map.entry("playbook", Set.of("platform", "shared", "identity", "ai", "market")),
          Map.entry(
              "coaching", Set.of("platform", "shared", "identity", "ai", "market", "journal")));

  private static final int MOST_PARAMETERS = 7;

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("arrows", everyDependency("go along the arrows", this::isAlongAnArrow));
    rules.put("private rooms", everyDependency("enter features by the front", this::isByTheFront));
    rules.put("own rooms", everyDependency("open rooms in features only", this::isOwnRoomAllowed));
    rules.put(
        "cycles",
        SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles());
    rules.put("http", http());
    rules.put("platform", platform());
    rules.put("time and threads", timeAndThreads());
    rules.put("sql", sql());
    rules.put("null policy", nullPolicy());
    rules.put("constructors", constructors());
    return rules;
  }

  private boolean isAlongAnArrow(JavaClass from, JavaClass to) {
    String source = feature(from);
    String target = feature(to);
    return source.equals(target)
        || source.isEmpty()
        || (!target.isEmpty() && ARROWS.getOrDefault(source, Set.of()).contains(target));
  }

  /// The composition root may look into rooms: it wires them. `platform` is the ground that all
  /// stand on, so its rooms (`db`, `redis`, `log`) are open.
  private boolean isByTheFront(JavaClass from, JavaClass to) {
    String target = feature(to);
    return feature(from).isEmpty()
        || feature(from).equals(target)
        || target.equals("platform")
        || to.getPackageName().equals(root + "." + target);
  }

  private boolean isOwnRoomAllowed(JavaClass from, JavaClass to) {
    String feature = feature(from);
    boolean fromFront = from.getPackageName().equals(root + "." + feature);
    boolean toRoom =
        feature(to).equals(feature) && !to.getPackageName().equals(from.getPackageName());
    return feature.isEmpty()
        || feature.equals("platform")
        || !fromFront
        || !toRoom
        || outermost(from).getSimpleName().endsWith("Feature");
  }

  /// Who answers requests speaks HTTP, and so does who asks the providers; nobody does both.
  private ArchRule http() {
    return classes()
        .should(
            condition(
                "leave HTTP to resources, filters, mappers, views and features, and to providers",
                (type, events) -> {
                  for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!maySpeakHttp(type, target)) {
                      events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                  }
                }));
  }

  private boolean maySpeakHttp(JavaClass from, JavaClass to) {
    if (!to.getPackageName().startsWith("jakarta.ws.rs")) {
      return true;
    }
    boolean client = to.getPackageName().equals("jakarta.ws.rs.client");
    boolean calls = (from.getPackageName() + ".").startsWith(root + ".ai.provider.");
    return calls
        ? client || SHARED_WITH_CLIENTS.contains(to.getName())
        : !client && hasSuffix(from, "Resource", "Filter", "Mapper", "View", "Feature");
  }

  /// What a client cannot do without, of what it has in common with resources.
  private static final Set<String> SHARED_WITH_CLIENTS =
      Set.of(
          "jakarta.ws.rs.ProcessingException",
          "jakarta.ws.rs.core.MediaType",
          "jakarta.ws.rs.core.MultivaluedMap",
          "jakarta.ws.rs.core.Response");

  private ArchRule platform() {
    return noClasses()
        .that(
            described(
                "are neither features nor the root",
                type ->
                    !hasSuffix(type, "Feature", "Platform") && !type.getPackageName().equals(root)))
        .should(
            dependOnClassesThat(
                described("are Platform", type -> type.getName().endsWith(".platform.Platform"))));
  }

  private ArchRule timeAndThreads() {
    return classes()
        .that(described("not listed by name", type -> !CLOCK_EXCEPTIONS.contains(type.getName())))
        .should(
            condition(
                "read no clock, zone or environment, and neither sleep nor make threads",
                (type, events) -> {
                  // Calls and method references alike: `Instant::now` reads the clock too.
                  for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (isForbidden(access)) {
                      events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                  }
                }));
  }

  /// `now` with a clock in hand is what we want; without, it is not.
  private static boolean isForbidden(JavaAccess<?> access) {
    String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
    boolean given =
        access.getTarget().getName().equals("now")
            && access.getTarget() instanceof CodeUnitAccessTarget code
            && !code.getRawParameterTypes().isEmpty();
    return FORBIDDEN.contains(target) && !given;
  }

  /// Exceptions by name, each with its reason; the list only shrinks.
  private static final Set<String> CLOCK_EXCEPTIONS =
      Set.of(
          // The one place where the process meets its environment.
          "coach.CoachApplication",
          // Runs before it, and on older Javas: looks for JAVA_HOME to name a command that works.
          "coach.Launcher");

  private static final Set<String> FORBIDDEN =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getenv",
          "java.time.ZoneId.systemDefault",
          "java.lang.Thread.sleep",
          "java.lang.Thread.<init>",
          "java.util.Date.<init>",
          "java.time.InstantSource.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system");

  private ArchRule sql() {
    return noClasses()
        .that(
            described(
                "are not DAOs, searches, features, platform or root",
                type ->
                    !hasSuffix(type, "Dao", "Search", "Feature")
                        && !feature(type).equals("platform")
                        && !type.getPackageName().equals(root)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi..");
  }

  private ArchRule nullPolicy() {
    return classes()
        .should(
            condition(
                "reside in a null-marked package",
                (type, events) -> {
                  JavaPackage home = type.getPackage();
                  if (!home.isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type + " has no null policy"));
                  }
                }))
        .allowEmptyShould(true);
  }

  private ArchRule constructors() {
    return classes()
        .that(described("are no records", type -> !type.isRecord()))
        .should(
            condition(
                "have constructors of at most " + MOST_PARAMETERS + " parameters",
                (type, events) -> {
                  for (JavaConstructor constructor : type.getConstructors()) {
                    if (constructor.getRawParameterTypes().size() > MOST_PARAMETERS) {
                      events.add(
                          SimpleConditionEvent.violated(
                              type, constructor.getFullName() + " takes too many"));
                    }
                  }
                }));
  }

  private ArchRule everyDependency(String name, BiPredicate<JavaClass, JavaClass> allowed) {
    return classes()
        .should(
            condition(
                name,
                (type, events) -> {
                  for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !allowed.test(type, target)) {
                      events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                  }
                }));
  }

  private boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  /// The first package below the root; empty for the root itself.
  private String feature(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return "";
    }
    String below = name.substring(root.length() + 1);
    int end = below.indexOf('.');
    return end < 0 ? below : below.substring(0, end);
  }

  private static boolean hasSuffix(JavaClass type, String... suffixes) {
    String name = outermost(type).getSimpleName();
    for (String suffix : suffixes) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
  }

  private static <T> DescribedPredicate<T> described(String words, Predicate<T> predicate) {
    return DescribedPredicate.describe(words, predicate);
  }

  private interface Check {
    void on(JavaClass type, ConditionEvents events);
  }

  private static ArchCondition<JavaClass> condition(String words, Check check) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.on(type, events);
      }
    };
  }
}
