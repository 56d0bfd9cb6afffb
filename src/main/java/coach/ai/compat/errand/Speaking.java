package coach.ai.compat.errand;

import coach.ai.AiGateway.Deltas;
import coach.ai.compat.answer.AnswerWriter;
import coach.ai.compat.answer.Ending;

/// Writes a stream in the client's words while it is said in others. For one request.
final class Speaking implements Deltas {
  private final Turn turn;
  private final AnswerWriter writer;
  private final Track track;
  private boolean begun;
  private boolean heard;

  Speaking(Turn turn, AnswerWriter writer, Track track) {
    this.turn = turn;
    this.writer = writer;
    this.track = track;
  }

  @Override
  public void accept(String text) {
    begin();
    heard = true;
    write(writer.text(text));
  }

  void end(Ending ending) {
    begin();
    if (!heard && !ending.text().isEmpty()) {
      write(writer.text(ending.text()));
    }
    write(writer.end(ending));
  }

  private void begin() {
    if (!begun) {
      begun = true;
      track.laps().comesBack();
      write(writer.begin());
    }
  }

  /// Who is interrupted while nobody reads, is over time: the request sees it by itself.
  private void write(byte[] bytes) {
    try {
      track.pipe().write(turn, bytes, bytes.length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
