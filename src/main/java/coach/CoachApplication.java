package coach;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ops.gate.Checked;
import coach.ops.gate.GateCommand;
import coach.ops.gate.GatedConfigurationFactory;
import coach.ops.gate.Refusal;
import coach.ops.gate.StartupGate;
import coach.ops.gate.Watchdog;
import coach.ops.gate.core.Host;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.StartupFailure;
import coach.platform.db.Database;
import coach.platform.db.DatabaseCommands;
import coach.platform.log.ProcessLog;
import coach.web.StrictJson;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.jspecify.annotations.Nullable;

/// The process: its commands, its log, its exit codes. What it is made of stands in [Features].
public final class CoachApplication extends Application<CoachConfiguration> {
  private final InstantSource clock;
  private final StartupGate gate;
  private final AtomicReference<Checked<CoachConfiguration>> checked = new AtomicReference<>();

  private final List<Function<Platform, Feature>> guests;

  /// EX_USAGE of sysexits.h.
  private static final int USAGE = 64;

  /// To be closed when what follows its opening fails: a process that halts runs no hooks.
  private final AtomicReference<@Nullable Database> opened = new AtomicReference<>();

  /// @param guests features from outside, such as a test's; each stands in for our own of its kind
  public CoachApplication(
      InstantSource clock, Host host, List<Function<Platform, Feature>> guests) {
    this.clock = clock;
    this.gate = new StartupGate(host, clock);
    this.guests = List.copyOf(guests);
  }

  /// The service as it runs, with more features than its own.
  public static CoachApplication with(List<Function<Platform, Feature>> guests) {
    return new CoachApplication(InstantSource.system(), Host.current(System::getenv), guests);
  }

  public static void main(String[] arguments) throws Exception {
    Watchdog.watch(arguments);
    // A machine without a locale would print our signs as question marks.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    with(List.of()).run(arguments);
  }

  @Override
  protected void bootstrapLogging() {
    ProcessLog.begin();
  }

  @Override
  public String getName() {
    return "trading-coach";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<CoachConfiguration> bootstrap) {
    bootstrap.addCommand(new CoachServer(this));
    bootstrap.addCommand(GateCommand.check(gate, CoachConfiguration.class));
    bootstrap.addCommand(GateCommand.preflight(gate, CoachConfiguration.class));
    bootstrap.addCommand(new OperatorCommand(() -> new Admission(gate, checked.get(), clock)));
    bootstrap.addCommand(new LedgerCommand(() -> new Admission(gate, checked.get(), clock)));
  }

  @Override
  public void initialize(Bootstrap<CoachConfiguration> bootstrap) {
    bootstrap.setObjectMapper(StrictJson.mapper());
    bootstrap.addBundle(
        new DatabaseCommands<>(CoachConfiguration::database, CoachConfiguration::mode));
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new GatedConfigurationFactory<>(gate, type, validator, checked::set));
  }

  @Override
  protected void onFatalError(Throwable failure) {
    Optional.ofNullable(opened.get()).ifPresent(Database::close);
    ProcessLog.end();
    // Not System.exit: the drain's shutdown hook would wait for traffic that never came.
    Runtime.getRuntime()
        .halt(
            switch (failure) {
              case Refusal _ -> Refusal.EXIT_CODE;
              case StartupFailure known -> known.exitCode();
              case ArgumentParserException _ -> USAGE;
              default -> 1;
            });
  }

  @Override
  public void run(CoachConfiguration configuration, Environment environment) {
    environment.lifecycle().addEventListener(ProcessLog.endingWithServer());
    Checked<CoachConfiguration> passed = checked.get();
    Platform platform = new Admission(gate, passed, clock).admit(configuration, environment);
    opened.set(platform.database());

    List<Feature> visitors = guests.stream().map(guest -> guest.apply(platform)).toList();
    Stream.concat(
            Features.of(configuration, platform, passed).stream()
                .filter(own -> visitors.stream().noneMatch(own.getClass()::isInstance)),
            visitors.stream())
        .forEach(feature -> feature.register(environment));
  }
}
