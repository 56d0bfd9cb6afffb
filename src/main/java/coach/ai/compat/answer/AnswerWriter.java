package coach.ai.compat.answer;

/// Writes one answer, either whole or piece by piece: what each call returns is to be sent. For one
/// thread.
public abstract sealed class AnswerWriter permits ChatWriter, ResponseWriter {

  public static AnswerWriter of(Heading heading) {
    return after(0, heading);
  }

  /// Goes on with a stream that another has begun.
  ///
  /// @param events that came before
  public static AnswerWriter after(int events, Heading heading) {
    return switch (heading.call().endpoint()) {
      case CHAT -> new ChatWriter(heading);
      case RESPONSES -> new ResponseWriter(heading, events);
    };
  }

  public abstract byte[] whole(Ending ending);

  /// Begins a stream.
  public abstract byte[] begin();

  /// The next piece of text.
  public abstract byte[] text(String piece);

  /// Ends the stream as it should.
  public abstract byte[] end(Ending ending);

  /// Ends the stream because nothing more comes.
  ///
  /// @param code as OpenAI's clients know it
  /// @param message safe to show
  public abstract byte[] broken(String code, String message);
}
