package coach.coaching.review;

import static coach.coaching.review.ReviewDesk.file;
import static coach.coaching.review.ReviewDesk.steps;
import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.Answer;
import coach.ai.Prompt;
import coach.coaching.Charts.Upload;
import coach.coaching.Commissions;
import coach.coaching.Direction;
import coach.coaching.FakeCharts;
import coach.coaching.FakeGateway;
import coach.coaching.ImageId;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.ReviewDatabase;
import coach.coaching.TradeReview;
import coach.coaching.TradeReview.State;
import coach.coaching.answer.AnswerWriter;
import coach.coaching.interview.Ended;
import coach.coaching.review.Reviews.Begun;
import coach.coaching.store.Commission;
import coach.coaching.store.ReviewStore;
import coach.platform.IdSource;
import coach.platform.idempotency.IdempotencyDao;
import coach.platform.idempotency.IdempotencyKeys;
import coach.shared.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// One node that runs reviews, with models and charts that do what the test says.
final class ReviewDesk implements AutoCloseable {
  static final int MOST = 3;
  static final Duration LONG = Duration.ofSeconds(30);
  static final Reading WRONG = Readings.of(Readings.plan(Direction.LONG, "104", "105", "108"));

  final ReviewDatabase database = new ReviewDatabase();
  final FakeGateway gateway = new FakeGateway();
  final FakeCharts charts = new FakeCharts();
  final List<Ended> observed = new CopyOnWriteArrayList<>();
  final Runs runs = runs(database.store);
  final Reviews reviews = node(runs);
  final UserId alice = database.user();
  final UserId bob = database.user();
  final CountDownLatch asked = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);

  @Override
  public void close() throws InterruptedException {
    release.countDown();
    runs.stop();
  }

  Answer blocked(Prompt prompt) throws InterruptedException {
    asked.countDown();
    release.await();
    return FakeGateway.completed(AnswerWriter.write(Readings.usual()));
  }

  Runs runs(ReviewStore store) {
    return new Runs(store, gateway, (ended, _) -> observed.add(ended), database.clock(), MOST);
  }

  Reviews node(Runs of) {
    IdSource ids = IdSource.secure(database.clock());
    IdempotencyDao keys = database.jdbi.onDemand(IdempotencyDao.class);
    Once once = new Once(new IdempotencyKeys(keys, ids, Once.LEASE, _ -> false), database.clock());
    return new Reviews(charts, once, database.store, of, database.history, ids);
  }

  static List<State> steps(Following following) throws InterruptedException {
    List<State> steps = new ArrayList<>();
    do {
      steps.add(following.next(LONG).orElseThrow());
    } while (!steps.getLast().isFinal());
    return steps;
  }

  TradeReview find(Begun begun) {
    return database.history.find(alice, begun.id()).orElseThrow();
  }

  static Upload file(String content) {
    return () -> new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  ImageId keep(UserId owner) {
    try {
      return charts.keep(owner, file("PNG")).id();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Commission withImage(UserId owner, ImageId image) {
    Commission it = Commissions.plan(owner);
    return new Commission(
        it.payer(), it.requestId(), it.said(), Optional.empty(), Optional.of(image), it.key());
  }

  int rows() {
    return database.rows("SELECT id FROM trade_reviews").size();
  }
}
