package coach.platform.idempotency;

import coach.platform.Problem;
import java.time.Duration;

/// What is to be done about a request with a key.
public sealed interface Begun {

  /// Do the work, then finish or abandon the ticket.
  record Fresh(Ticket ticket) implements Begun {}

  /// Give this answer again.
  record Replay(KeptAnswer answer) implements Begun {}

  /// Nothing is to be done, and the client is told why.
  record Refused(Problem why) implements Begun {
    static final Refused IN_USE = new Refused(new Problem.KeyInUse(Duration.ofSeconds(1)));
    static final Refused REUSED = new Refused(new Problem.KeyReused());
    static final Refused LOST =
        new Refused(
            new Problem.AnswerLost(
                "The first request with this Idempotency-Key was interrupted, or its answer was"
                    + " too large to be kept. It may have been paid for, and is not sent again:"
                    + " use a new key."));
  }
}
