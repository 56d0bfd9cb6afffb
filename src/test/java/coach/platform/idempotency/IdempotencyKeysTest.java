package coach.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.IdSource;
import coach.platform.Problem;
import coach.shared.UserId;
import coach.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(90);
  private static final String ROUTE = "POST /v1/chat/completions";
  private static final UserId ALICE = new UserId(UUID.fromString("0-0-0-0-a"));
  private static final UserId BOB = new UserId(UUID.fromString("0-0-0-0-b"));
  private static final BodyHash BODY = BodyHash.of("{}".getBytes(UTF_8));
  private static final KeptAnswer ANSWER =
      new KeptAnswer(
          200,
          "application/json",
          Map.of("X-Coach-Cost-USD", "0.0012"),
          "{\"id\":1}".getBytes(UTF_8));

  private final String url = TestDatabase.freshUrl();
  private final Set<UUID> paid = new HashSet<>();
  private Instant now = START;
  private final IdempotencyKeys keys = node();

  @Test
  void theFirstRequestWithAKeyDoesTheWork() {
    Begun begun = keys.begin(request("k"));

    assertThat(begun).isInstanceOf(Begun.Fresh.class);
    assertThat(ticket(begun).expires()).isEqualTo(START.plus(LEASE));
  }

  @Test
  void aTwinInFlightIsToldSo() {
    keys.begin(request("k"));

    Begun twin = node().begin(request("k"));

    assertThat(twin).isEqualTo(Begun.Refused.IN_USE);
  }

  @Test
  void theAnswerIsGivenAgainOnAnyNode() {
    keys.finish(ticket(keys.begin(request("k"))), ANSWER);

    Begun again = node().begin(request("k"));

    assertThat(again)
        .isInstanceOfSatisfying(
            Begun.Replay.class,
            replay -> {
              assertThat(replay.answer().status()).isEqualTo(200);
              assertThat(replay.answer().contentType()).isEqualTo("application/json");
              assertThat(replay.answer().headers()).isEqualTo(ANSWER.headers());
              assertThat(replay.answer().body()).isEqualTo(ANSWER.body());
            });
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefusedBeforeAndAfterTheAnswer() {
    var other = new KeyedRequest(ALICE, ROUTE, new IdempotencyKey("k"), BodyHash.of(new byte[1]));
    Ticket ticket = ticket(keys.begin(request("k")));

    Begun before = keys.begin(other);
    keys.finish(ticket, ANSWER);
    Begun after = keys.begin(other);

    assertThat(List.of(before, after)).containsOnly(Begun.Refused.REUSED);
  }

  @Test
  void keysOfAnotherUserOrRouteAreOtherKeys() {
    keys.begin(request("k"));

    Begun bobs = keys.begin(new KeyedRequest(BOB, ROUTE, new IdempotencyKey("k"), BODY));
    Begun elsewhere =
        keys.begin(new KeyedRequest(ALICE, "POST /v1/responses", new IdempotencyKey("k"), BODY));

    assertThat(List.of(bobs, elsewhere)).hasOnlyElementsOfType(Begun.Fresh.class);
  }

  @Test
  void whatWasGivenUpWithoutPaymentMayBeginAgain() {
    Ticket first = ticket(keys.begin(request("k")));

    keys.abandon(first);

    Ticket second = ticket(keys.begin(request("k")));
    assertThat(second.answerId()).isNotEqualTo(first.answerId());
  }

  @Test
  void whatDiedBeforeItPaidBeginsAgainUnderANewId() {
    Ticket dead = ticket(keys.begin(request("k")));
    now = dead.expires();

    Begun again = node().begin(request("k"));

    assertThat(ticket(again).answerId()).isNotEqualTo(dead.answerId());
    assertThat(ticket(again).expires()).isEqualTo(now.plus(LEASE));
  }

  @Test
  void aLeaseHoldsToItsLastMoment() {
    Ticket alive = ticket(keys.begin(request("k")));
    now = alive.expires().minusMillis(1);

    assertThat(node().begin(request("k"))).isEqualTo(Begun.Refused.IN_USE);
  }

  @Test
  void whatDiedAfterItPaidIsNeverPaidAgain() {
    Ticket dead = ticket(keys.begin(request("k")));
    paid.add(dead.answerId());
    now = dead.expires();

    Begun again = node().begin(request("k"));
    Begun later = node().begin(request("k"));

    assertThat(List.of(again, later)).containsOnly(Begun.Refused.LOST);
    assertThat(Begun.Refused.LOST.why())
        .isInstanceOfSatisfying(
            Problem.AnswerLost.class,
            lost -> assertThat(lost.detail()).contains("may have been paid").contains("new key"));
  }

  @Test
  void anOwnerThatWasOnlySlowStillHandsInItsAnswer() {
    Ticket slow = ticket(keys.begin(request("k")));
    paid.add(slow.answerId());
    now = slow.expires();
    node().begin(request("k"));

    keys.finish(slow, ANSWER);

    assertThat(node().begin(request("k"))).isInstanceOf(Begun.Replay.class);
  }

  @Test
  void anOwnerWhoseKeyWasTakenOverChangesNothingAnyMore() {
    Ticket slow = ticket(keys.begin(request("k")));
    now = slow.expires();
    Ticket heir = ticket(node().begin(request("k")));

    keys.finish(slow, ANSWER);
    keys.abandon(slow);

    assertThat(keys.begin(request("k"))).isEqualTo(Begun.Refused.IN_USE);
    node().finish(heir, ANSWER);
    assertThat(keys.begin(request("k"))).isInstanceOf(Begun.Replay.class);
  }

  @Test
  void theLargestAnswerIsKeptAndALargerOneIsLost() {
    keys.finish(ticket(keys.begin(request("fits"))), answer(KeptAnswer.MOST_BYTES));
    keys.finish(ticket(keys.begin(request("large"))), answer(KeptAnswer.MOST_BYTES + 1));

    assertThat(keys.begin(request("fits"))).isInstanceOf(Begun.Replay.class);
    assertThat(keys.begin(request("large"))).isEqualTo(Begun.Refused.LOST);
  }

  @Test
  void ofManyThatBeginAtOnceOnTwoNodesOneDoesTheWork() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<Begun> all = atOnce(request("round " + round));

      assertThat(all).filteredOn(Begun.Fresh.class::isInstance).hasSize(1);
      assertThat(all).filteredOn(Begun.Refused.IN_USE::equals).hasSize(all.size() - 1);
    }
  }

  @Test
  void ofManyThatFindADeadOneAtOnceOneTakesOver() throws Exception {
    for (int round = 0; round < 20; round++) {
      KeyedRequest request = request("round " + round);
      now = ticket(keys.begin(request)).expires();

      List<Begun> all = atOnce(request);

      assertThat(all).filteredOn(Begun.Fresh.class::isInstance).hasSize(1);
      assertThat(all).filteredOn(Begun.Refused.IN_USE::equals).hasSize(all.size() - 1);
    }
  }

  private List<Begun> atOnce(KeyedRequest request) throws Exception {
    List<IdempotencyKeys> nodes = List.of(node(), node(), node(), node());
    var barrier = new CyclicBarrier(nodes.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Begun>> pending = new ArrayList<>();
      for (IdempotencyKeys node : nodes) {
        pending.add(
            executor.submit(
                () -> {
                  barrier.await();
                  return node.begin(request);
                }));
      }
      List<Begun> all = new ArrayList<>();
      for (Future<Begun> each : pending) {
        all.add(each.get());
      }
      return all;
    }
  }

  private IdempotencyKeys node() {
    IdempotencyDao dao =
        Jdbi.create(url)
            .installPlugin(new PostgresPlugin())
            .installPlugin(new SqlObjectPlugin())
            .onDemand(IdempotencyDao.class);
    return new IdempotencyKeys(dao, IdSource.secure(() -> now), LEASE, paid::contains);
  }

  private static KeyedRequest request(String key) {
    return new KeyedRequest(ALICE, ROUTE, new IdempotencyKey(key), BODY);
  }

  private static KeptAnswer answer(int bytes) {
    return new KeptAnswer(200, "application/json", Map.of(), new byte[bytes]);
  }

  private static Ticket ticket(Begun begun) {
    return ((Begun.Fresh) begun).ticket();
  }
}
