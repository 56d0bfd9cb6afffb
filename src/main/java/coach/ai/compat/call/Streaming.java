package coach.ai.compat.call;

/// Whether and how the client wants to hear the answer while it is written.
public enum Streaming {
  NONE,
  PLAIN,
  /// With what was used, at the end.
  WITH_USAGE;

  static Streaming of(Fields body) {
    boolean stream = body.flag("stream");
    if (body.has("stream_options") && !stream) {
      throw Fields.refused("stream_options", "is only for a stream");
    }
    boolean usage = body.object("stream_options").map(it -> it.flag("include_usage")).orElse(false);
    return stream ? usage ? WITH_USAGE : PLAIN : NONE;
  }

  public boolean wanted() {
    return this != NONE;
  }
}
