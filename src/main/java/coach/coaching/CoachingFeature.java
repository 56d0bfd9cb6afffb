package coach.coaching;

import coach.ai.AiGateway;
import coach.ai.AnswerBooks;
import coach.coaching.api.BegunView;
import coach.coaching.api.ChartView;
import coach.coaching.api.TradeAnalysisResource;
import coach.coaching.review.LeaseWatch;
import coach.coaching.review.Once;
import coach.coaching.review.ReviewMetrics;
import coach.coaching.review.Reviews;
import coach.coaching.review.Runs;
import coach.coaching.store.History;
import coach.coaching.store.ReviewDao;
import coach.coaching.store.ReviewSearch;
import coach.coaching.store.ReviewStore;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.db.Transactions;
import coach.platform.idempotency.IdempotencyDao;
import coach.platform.idempotency.IdempotencyKeys;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.jdbi.v3.core.Jdbi;

/// The coach: reviews of charts and plans, and the history of them.
public final class CoachingFeature implements Feature {
  /// At once on this node; a review waits for a model nearly all of its time.
  private static final int MOST = 64;

  private static final Duration HOURLY = Duration.ofHours(1);

  private final Platform platform;
  private final AiGateway gateway;
  private final AnswerBooks books;
  private final Charts charts;
  private final boolean mock;

  /// @param mock whether all answers are canned
  public CoachingFeature(
      Platform platform, AiGateway gateway, AnswerBooks books, Charts charts, boolean mock) {
    this.platform = platform;
    this.gateway = gateway;
    this.books = books;
    this.charts = charts;
    this.mock = mock;
  }

  @Override
  public void register(Environment environment) {
    Jdbi jdbi = platform.database().jdbi();
    ReviewDao dao = jdbi.onDemand(ReviewDao.class);
    History history = new History(dao, new ReviewSearch(jdbi), books);
    ReviewStore store = new ReviewStore(dao, new Transactions(jdbi), platform.clock());
    Runs runs =
        new Runs(store, gateway, new ReviewMetrics(platform.prometheus()), platform.clock(), MOST);
    count(runs);
    manage(runs, environment.lifecycle());
    Reviews reviews = new Reviews(charts, once(jdbi), store, runs, history, ids());
    open(reviews, history, environment);
    keep(store, environment.lifecycle());
  }

  private void open(Reviews reviews, History history, Environment environment) {
    ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    environment.lifecycle().manage(new AutoCloseableManager(tellers::shutdownNow));
    var begun =
        new BegunView(
            reviews, history, platform.clock(), environment.getObjectMapper(), tellers, mock);
    environment.jersey().register(MultiPartFeature.class);
    environment
        .jersey()
        .register(new TradeAnalysisResource(reviews, history, begun, new ChartView(charts)));
  }

  /// Leases have a thread of their own: nothing that takes long may keep them from being renewed.
  /// It is stopped after the runs, some of which come to their end while the service stops.
  private static void manage(Runs runs, LifecycleEnvironment lifecycle) {
    Chores leases = new Chores("coaching-leases", lifecycle);
    lifecycle.manage(runs);
    leases.add(new Chore("renew leases of reviews", LeaseWatch.EVERY, runs::renew));
  }

  private static void keep(ReviewStore store, LifecycleEnvironment lifecycle) {
    LeaseWatch watch = new LeaseWatch(store);
    new Chores("coaching-watch", lifecycle)
        .add(new Chore("end interrupted reviews", LeaseWatch.EVERY, watch::look));
    Chores chores = new Chores("coaching", lifecycle);
    chores.add(new Chore("remove deleted reviews", HOURLY, store::purge));
  }

  /// Reviews and keys are written in one transaction: nothing is ever paid for a key without one.
  private Once once(Jdbi jdbi) {
    IdempotencyDao keys = jdbi.onDemand(IdempotencyDao.class);
    return new Once(new IdempotencyKeys(keys, ids(), Once.LEASE, _ -> false), platform.clock());
  }

  private IdSource ids() {
    return IdSource.secure(platform.clock());
  }

  private void count(Runs runs) {
    GaugeWithCallback.builder()
        .name("coach_reviews_under_way")
        .help("Reviews under way on this node.")
        .callback(gauge -> gauge.call(runs.count()))
        .register(platform.prometheus());
  }
}
