package coach.coaching.review;

import static coach.coaching.review.ReviewDesk.WRONG;
import static coach.coaching.review.ReviewDesk.steps;
import static coach.coaching.review.ReviewDesk.withImage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.coaching.Commissions;
import coach.coaching.Failure;
import coach.coaching.ImageId;
import coach.coaching.Readings;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview.State;
import coach.coaching.review.Reviews.Begun;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private final ReviewDesk desk = new ReviewDesk();

  @AfterEach
  void stop() throws InterruptedException {
    desk.close();
  }

  @Test
  void aReviewTellsItsStepsAndIsThereAtItsEnd() throws Exception {
    desk.gateway.then(WRONG).then(Readings.usual());

    Begun begun = desk.reviews.begin(Commissions.plan(desk.alice));

    assertThat(steps(begun.following()))
        .containsExactly(
            State.ACCEPTED,
            State.READING,
            State.CHECKING,
            State.ASKING_AGAIN,
            State.CHECKING,
            State.DONE);
    assertThat(desk.find(begun).state()).isEqualTo(State.DONE);
    assertThat(desk.observed).hasSize(1);
  }

  @Test
  void aReviewGoesOnWhenNobodyListens() {
    desk.gateway.then(Readings.usual());

    ReviewId id = desk.reviews.begin(Commissions.plan(desk.alice)).id();

    Awaitility.await()
        .until(() -> desk.database.history.state(desk.alice, id), Optional.of(State.DONE)::equals);
  }

  @Test
  void theChartIsKeptWhateverBecomesOfItsReview() throws Exception {
    desk.gateway.thenText("no").thenText("no").then(Readings.usual());
    Begun failed = desk.reviews.begin(Commissions.chart(desk.alice, "PNG 1"));
    steps(failed.following());
    ImageId image = desk.find(failed).image().orElseThrow();

    Begun retried = desk.reviews.begin(withImage(desk.alice, image));
    steps(retried.following());

    assertThat(desk.find(failed).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.UNUSABLE);
    assertThat(desk.find(retried).state()).isEqualTo(State.DONE);
    assertThat(desk.gateway.prompts.getLast().images()).hasSize(1);
  }

  @Test
  void aChartIsKeptForAsLongAsAReviewShowsIt() throws Exception {
    desk.gateway.then(Readings.usual()).then(Readings.usual());
    Begun first = desk.reviews.begin(Commissions.chart(desk.alice, "PNG 1"));
    steps(first.following());
    ImageId image = desk.find(first).image().orElseThrow();
    Begun second = desk.reviews.begin(withImage(desk.alice, image));
    steps(second.following());

    desk.reviews.delete(desk.alice, first.id());
    desk.charts.purge();
    boolean shown = desk.charts.find(desk.alice, image).isPresent();
    desk.reviews.delete(desk.alice, second.id());
    desk.charts.purge();

    assertThat(shown).isTrue();
    assertThat(desk.charts.find(desk.alice, image)).isEmpty();
  }

  @Test
  void anothersChartIsNone() {
    ImageId image = desk.keep(desk.alice);

    assertThatThrownBy(() -> desk.reviews.begin(withImage(desk.bob, image)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it ->
                assertThat(it.problem())
                    .isEqualTo(Problem.Invalid.field("image_id", "names no chart of yours")));
    assertThat(desk.rows()).isZero();
  }

  @Test
  void noMoreReviewsAreUnderWayThanThereArePlaces() throws Exception {
    for (int i = 0; i < ReviewDesk.MOST; i++) {
      desk.gateway.then(desk::blocked);
    }
    List<Begun> all = new ArrayList<>();
    for (int i = 0; i < ReviewDesk.MOST; i++) {
      all.add(desk.reviews.begin(Commissions.plan(desk.alice)));
    }

    assertThatThrownBy(() -> desk.reviews.begin(Commissions.plan(desk.alice)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            it -> assertThat(it.problem()).isInstanceOf(Problem.ModelUnavailable.class));

    desk.release.countDown();
    for (Begun begun : all) {
      assertThat(steps(begun.following())).endsWith(State.DONE);
    }
    Awaitility.await().until(() -> desk.runs.count() == 0);
    desk.gateway.then(Readings.usual());
    assertThat(steps(desk.reviews.begin(Commissions.plan(desk.alice)).following()))
        .endsWith(State.DONE);
  }

  @Test
  void aServiceThatStopsTakesNoMore() throws Exception {
    desk.runs.stop();

    assertThatThrownBy(() -> desk.reviews.begin(Commissions.plan(desk.alice)))
        .isInstanceOf(ProblemException.class);
    assertThat(desk.rows()).isZero();
  }
}
