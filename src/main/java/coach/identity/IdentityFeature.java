package coach.identity;

import coach.identity.access.AccessFeature;
import coach.identity.apikey.ApiKeysFeature;
import coach.identity.login.AuthResource;
import coach.identity.login.LogIn;
import coach.identity.login.LoginAttemptDao;
import coach.identity.login.LoginCounter;
import coach.identity.login.LoginThrottle;
import coach.identity.login.OwnPassword;
import coach.identity.login.OwnSessions;
import coach.identity.login.SignUp;
import coach.identity.password.Password;
import coach.identity.password.PasswordHasher;
import coach.identity.password.PasswordPolicy;
import coach.identity.token.AccessTokens;
import coach.identity.token.EndReason;
import coach.identity.token.SessionDao;
import coach.identity.token.Sessions;
import coach.identity.token.SigningKeys;
import coach.identity.user.Accounts;
import coach.identity.user.Administration;
import coach.identity.user.EmailAddress;
import coach.identity.user.UserDao;
import coach.identity.user.UserResource;
import coach.identity.user.demo.DemoAccounts;
import coach.identity.user.invite.InviteAdministration;
import coach.identity.user.invite.InviteDao;
import coach.identity.user.invite.InviteResource;
import coach.identity.user.invite.Invites;
import coach.identity.user.invite.Registrations;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.db.Transactions;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Request;
import org.jdbi.v3.core.Jdbi;

/// Accounts, sessions and API keys: who is calling, and what they may do.
public final class IdentityFeature implements Feature {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration MINUTELY = Duration.ofMinutes(1);
  private static final Duration HOURLY = Duration.ofHours(1);

  private final Platform platform;
  private final Deeds deeds;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final PasswordHasher hasher;
  private final Accounts accounts;
  private final Invites invites;
  private final SigningKeys signingKeys;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final ApiKeysFeature keys;
  private final AccessFeature access;
  private final Optional<DemoAccounts> demo;
  private final List<Object> resources;

  public IdentityFeature(Platform platform, IdentityConfiguration configuration, AuditLog audit) {
    Jdbi jdbi = platform.database().jdbi();
    var transactions = new Transactions(jdbi);
    IdSource ids = IdSource.secure(platform.clock());
    UserDao users = jdbi.onDemand(UserDao.class);

    this.platform = platform;
    this.deeds = new Deeds(transactions, audit);
    this.hasher = new PasswordHasher(configuration.hashing(), ids.random());
    this.accounts = new Accounts(users, transactions, hasher, new PasswordPolicy(), ids);
    this.invites = new Invites(jdbi.onDemand(InviteDao.class), ids);
    this.signingKeys = SigningKeys.of(configuration, System::nanoTime);
    this.sessions =
        new Sessions(
            new AccessTokens(configuration.tokens(), signingKeys, ids),
            jdbi.onDemand(SessionDao.class),
            transactions,
            configuration.tokens(),
            ids,
            background,
            System::nanoTime);
    this.throttle =
        new LoginThrottle(jdbi.onDemand(LoginAttemptDao.class), transactions, platform.clock());
    this.keys = new ApiKeysFeature(platform, deeds, background);
    this.access = new AccessFeature(sessions::caller, keys.keys()::caller);
    this.demo =
        platform.mode().isDevelopment()
            ? Optional.of(new DemoAccounts(configuration.directory(), users, hasher, ids))
            : Optional.empty();
    this.resources = resources(configuration);
    metrics(platform.prometheus());
  }

  private List<Object> resources(IdentityConfiguration configuration) {
    var registrations = new Registrations(configuration.registration(), accounts, invites);
    var counter = new LoginCounter(platform.prometheus());
    return List.of(
        new AuthResource(
            new SignUp(registrations, accounts, sessions, throttle, deeds.audit()),
            new LogIn(accounts, sessions, throttle, deeds, counter),
            new OwnSessions(sessions, deeds),
            new OwnPassword(accounts, sessions, throttle, deeds.audit())),
        new UserResource(
            accounts,
            new Administration(accounts, deeds, user -> sessions.endAll(user, EndReason.DISABLED))),
        new InviteResource(invites, new InviteAdministration(invites, deeds)));
  }

  /// For the edge, which asks once for each request.
  public Optional<Caller> identify(Request request) {
    return access.identification().identify(request);
  }

  /// For the command that makes the first one.
  ///
  /// @throws coach.platform.ProblemException when the address or the password will not do
  public void createOperator(String address, String password) {
    accounts.create(
        EmailAddress.required(address),
        Password.of(password),
        Role.OPERATOR,
        user -> {
          String subject = "user:" + user.id();
          deeds.audit().record(AuditEntry.success("operator.create", new Actor.Command(), subject));
          return user;
        });
  }

  @Override
  public void register(Environment environment) {
    environment.lifecycle().manage(new AutoCloseableManager(background));
    environment.lifecycle().manage(hasher);
    access.register(environment);
    keys.register(environment);
    resources.forEach(environment.jersey()::register);
    chores(new Chores("identity", environment.lifecycle()));
    demo.ifPresent(this::prepare);
  }

  private void chores(Chores chores) {
    chores.add(new Chore("signing-keys", OFTEN, signingKeys::follow));
    chores.add(new Chore("sessions", HOURLY, sessions::purge));
    chores.add(new Chore("api-keys", HOURLY, keys.keys()::purge));
    chores.add(new Chore("log-in-attempts", HOURLY, throttle::purge));
    chores.add(new Chore("invites", HOURLY, invites::purge));
    demo.ifPresent(made -> chores.add(new Chore("demo-accounts", MINUTELY, made::reconcile)));
  }

  /// Before the first request, because they are printed when the service is ready.
  private void prepare(DemoAccounts made) {
    if (platform.database().available()) {
      made.prepare();
    }
  }

  private void metrics(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("coach_password_hashes_waiting")
        .help("Passwords that wait for their turn to be hashed.")
        .callback(gauge -> gauge.call(hasher.waiting()))
        .register(registry);
    CounterWithCallback.builder()
        .name("coach_credential_reads_total")
        .help("Questions to the database about sessions and API keys.")
        .labelNames("credential")
        .callback(
            counter -> {
              counter.call(sessions.standingReads(), "session");
              counter.call(keys.keys().reads(), "key");
            })
        .register(registry);
  }
}
