package coach.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.Role;
import coach.identity.SessionId;
import coach.platform.ProblemException;
import coach.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRacesTest {
  private static final int THREADS = 12;

  private final SessionNode node = SessionNode.alone();
  private final SessionNode other = node.neighbour();

  @Test
  void ofManyUsesOfOneTokenAtOnceOneWinsAndTheNextEndsTheSession() throws Exception {
    UserId ann = node.user("ann", Role.TRADER);
    for (int round = 0; round < 5; round++) {
      Tokens tokens = node.sessions().open(ann, Role.TRADER);

      List<Renewal> renewals =
          allAtOnce(i -> (i % 2 == 0 ? node : other).sessions().refresh(tokens.refresh()));

      Map<Class<?>, Long> kinds =
          renewals.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
      assertThat(kinds)
          .isEqualTo(
              Map.of(
                  Renewal.Renewed.class, 1L,
                  Renewal.Reused.class, 1L,
                  Renewal.Refused.class, THREADS - 2L));
    }
    assertThat(node.count("refresh_tokens WHERE used_at IS NULL")).as("one new each").isEqualTo(5);
    assertThat(node.count("sessions WHERE end_reason = 'reuse'")).isEqualTo(5);
  }

  @Test
  void noSessionSurvivesADisablingThatItRaces() throws Exception {
    for (int round = 0; round < 10; round++) {
      UserId user = node.user("user" + round, Role.TRADER);
      allAtOnce(i -> i == THREADS / 2 ? disable(user) : open(i % 2 == 0 ? node : other, user));

      assertThat(node.count("sessions WHERE ended_at IS NULL AND user_id = '" + user + "'"))
          .isZero();
    }
  }

  private static boolean open(SessionNode on, UserId user) {
    try {
      on.sessions().open(user, Role.TRADER);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private boolean disable(UserId user) {
    return node.transactions()
        .in(
            () -> {
              update("disabled_at", user);
              node.sessions().endAll(user, EndReason.DISABLED);
              return true;
            });
  }

  private int update(String time, UserId user) {
    String sql = "UPDATE users SET " + time + " = now() WHERE id = ?";
    return node.transactions().jdbi().withHandle(handle -> handle.execute(sql, user.value()));
  }

  @Test
  void logInsOfOneUserAtOnceMayEachNoteTheirTime() throws Exception {
    UserId ann = node.user("ann", Role.TRADER);

    allAtOnce(
        _ ->
            node.transactions()
                .in(
                    () -> {
                      node.sessions().open(ann, Role.TRADER);
                      return update("last_login_at", ann);
                    }));

    assertThat(node.count("sessions")).isEqualTo(THREADS);
  }

  /// Whatever is done at once to few sessions of few users: nothing waits for ever or fails.
  @Test
  void nothingDeadlocks() throws Exception {
    List<UserId> users =
        IntStream.range(0, 3).mapToObj(i -> node.user("user" + i, Role.TRADER)).toList();
    List<List<Tokens>> opened = new ArrayList<>();
    for (UserId user : users) {
      opened.add(
          IntStream.range(0, 8).mapToObj(_ -> node.sessions().open(user, Role.TRADER)).toList());
    }

    List<Integer> done = allAtOnce(i -> rummage(i, users, opened));

    assertThat(done).containsOnly(60);
  }

  private int rummage(int seed, List<UserId> users, List<List<Tokens>> opened) {
    Random random = new Random(seed);
    Sessions sessions = (seed % 2 == 0 ? node : other).sessions();
    for (int i = 0; i < 60; i++) {
      int which = random.nextInt(users.size());
      UserId user = users.get(which);
      Tokens tokens = opened.get(which).get(random.nextInt(8));
      SessionId session = node.access().verify(tokens.access()).orElseThrow().session();
      switch (random.nextInt(12)) {
        case 0 -> sessions.endAll(user, EndReason.LOGOUT);
        case 1 -> sessions.endOthers(user, session);
        case 2 -> sessions.end(user, session);
        case 3 -> sessions.endByRefreshToken(tokens.refresh());
        case 4, 5, 6 -> sessions.open(user, Role.TRADER);
        case 7 -> sessions.purge();
        case 8 -> sessions.caller(tokens.access());
        default -> refreshTwice(sessions, tokens);
      }
    }
    return 60;
  }

  private static void refreshTwice(Sessions sessions, Tokens tokens) {
    if (sessions.refresh(tokens.refresh()) instanceof Renewal.Renewed(var next, _, _)) {
      sessions.refresh(next.refresh());
    }
  }

  private interface Work<T> {
    T of(int thread) throws Exception;
  }

  private static <T> List<T> allAtOnce(Work<T> work) throws Exception {
    CountDownLatch ready = new CountDownLatch(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Callable<T> one =
            () -> {
              ready.countDown();
              ready.await();
              return work.of(thread);
            };
        futures.add(threads.submit(one));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
