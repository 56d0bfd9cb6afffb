package coach.ai.compat.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import coach.ai.Answer;
import coach.ai.compat.answer.AnswerWriter;
import coach.ai.compat.errand.Asked;
import coach.ai.compat.errand.Track;
import coach.ai.compat.errand.Turn;
import coach.ai.routing.Errands.Conclusion;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Brings a stream to its client: what the provider writes goes in on one side of the pipe, and the
/// client takes it out on the other.
///
/// The first byte decides: before it, a failure is a problem with its own status; after it, a last
/// event says so, since a stream that just ends looks like a whole answer. The pipe is
/// thread-safe.
final class StreamDelivery implements Conclusion {
  private static final byte[] NOTHING = {};

  /// What ends an event that its provider did not end, or one too long to be waited for.
  private static final byte[] BLANK_LINE = "\n\n".getBytes(US_ASCII);

  private final Asked asked;
  private final Track track;
  private final InstantSource clock;
  private volatile Optional<ProblemException> failure = Optional.empty();

  StreamDelivery(Asked asked, Track track, InstantSource clock) {
    this.asked = asked;
    this.track = track;
    this.clock = clock;
  }

  @Override
  public void answered(Answer answer) {
    Map<String, String> headers = AnswerHeaders.failed(answer.trail(), track);
    end(
        new Problems(asked.call(), track.inexpressible())
            .of(answer, clock.instant())
            .map(why -> why.toException(headers)));
  }

  @Override
  public void failed() {
    end(Optional.of(new Problem.Internal().toException()));
  }

  private void end(Optional<ProblemException> why) {
    failure = why;
    if (!track.pipe().endUnbegun()) {
      track.pipe().end(why.map(this::farewell).orElse(NOTHING));
    }
  }

  private byte[] farewell(ProblemException why) {
    Turn turn = track.turn().orElseThrow(); // or nothing would have begun
    if (turn.isFailureTold()) {
      return NOTHING;
    }
    ProblemView view = ProblemTable.view(why.problem());
    AnswerWriter writer =
        turn.writer()
            .orElseGet(() -> AnswerWriter.after(turn.nextEvent(), asked.heading(turn.model())));
    return Bytes.concat(BLANK_LINE, writer.broken(view.code().compatText(), view.detail()));
  }

  /// Returns with the first byte.
  ///
  /// @throws coach.platform.ProblemException when there will be none
  Served await() throws InterruptedException {
    track.pipe().await();
    if (!track.pipe().begun() && failure.isPresent()) {
      throw failure.get();
    }
    return new Served.Stream(AnswerHeaders.begun(track), this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    try {
      byte[] next = track.pipe().read();
      while (next.length > 0) {
        out.write(next);
        out.flush();
        next = track.pipe().read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service is stopping");
    } finally {
      track.pipe().leave();
    }
  }

  /// Nobody will take it.
  void leave() {
    track.pipe().leave();
  }
}
