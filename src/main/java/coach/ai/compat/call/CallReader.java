package coach.ai.compat.call;

import java.util.OptionalInt;

/// Reads requests of OpenAI's clients.
///
/// Thread-safe.
public final class CallReader {
  private static final int MOST_CHOICES = 16;
  private static final int LONGEST_MODEL = 200;

  private final int usualMaximum;

  /// @param usualMaximum of output tokens, for whoever names none
  public CallReader(int usualMaximum) {
    this.usualMaximum = usualMaximum;
  }

  /// @throws coach.platform.ProblemException naming what cannot be read, or is not done here
  public CompatCall read(Endpoint endpoint, byte[] bytes) {
    RawBody raw = RawBody.read(bytes);
    var body = new Fields(raw.tree(), "");
    String model = model(body);
    Refusals.check(body);
    var pictures = new Pictures();
    var contents = new Contents(pictures);
    switch (endpoint) {
      case CHAT -> contents.messages(body);
      case RESPONSES -> contents.input(body);
    }
    OptionalInt maximum = maximum(endpoint, body);
    return new CompatCall(
        endpoint,
        model,
        Streaming.of(body),
        maximum,
        maximum.orElse(usualMaximum),
        endpoint == Endpoint.CHAT ? body.positive("n", MOST_CHOICES).orElse(1) : 1,
        Texts.of(raw.tree(), pictures),
        pictures.all(),
        raw);
  }

  private static String model(Fields body) {
    String model = body.text("model").orElseThrow(() -> Fields.refused("model", "is missing"));
    if (model.isBlank() || model.length() > LONGEST_MODEL) {
      throw Fields.refused("model", "must have 1 to " + LONGEST_MODEL + " characters");
    }
    return model;
  }

  /// Whoever names two is held to the larger one.
  private static OptionalInt maximum(Endpoint endpoint, Fields body) {
    return endpoint.maximumNames().stream()
        .map(name -> body.positive(name, Integer.MAX_VALUE))
        .flatMapToInt(OptionalInt::stream)
        .max();
  }
}
