package coach.ai.compat.flow;

import coach.ai.Trail;
import coach.platform.ProblemException;
import coach.platform.idempotency.IdempotencyKeys;
import coach.platform.idempotency.KeptAnswer;
import coach.platform.idempotency.Ticket;
import coach.platform.problem.ProblemJson;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was paid for, so that it is not paid for twice; what cost nothing may be asked again.
record Kept(IdempotencyKeys keys, Ticket ticket, String requestId) implements WholeDelivery.Keeper {
  private static final Logger log = LoggerFactory.getLogger(Kept.class);
  private static final String ANOTHER_KEY = " Use another Idempotency-Key to try again.";

  @Override
  public void keep(Served.Whole answer) {
    finish(new KeptAnswer(answer.status(), answer.contentType(), answer.headers(), answer.body()));
  }

  @Override
  public void failed(ProblemException why, Trail trail) {
    if (trail.cost().microUsd() == 0 && trail.unsettled().microUsd() == 0) {
      orNot(() -> keys.abandon(ticket));
      return;
    }
    ProblemView view = again(ProblemTable.view(why.problem()));
    Map<String, String> headers = new HashMap<>(why.headers());
    headers.putAll(view.headers());
    byte[] body = ProblemJson.COMPAT.render(view, requestId);
    finish(new KeptAnswer(view.status(), ProblemJson.COMPAT.mediaType(), headers, body));
  }

  /// Whoever waits, as he is told, needs another key: this one gets the same failure.
  private static ProblemView again(ProblemView view) {
    return new ProblemView(
        view.status(), view.code(), view.detail() + ANOTHER_KEY, view.errors(), view.headers());
  }

  private void finish(KeptAnswer answer) {
    orNot(() -> keys.finish(ticket, answer));
  }

  /// The client gets its answer all the same; who asks again is told that it was lost.
  private void orNot(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("An answer could not be kept for its Idempotency-Key, request {}", requestId, e);
    }
  }
}
