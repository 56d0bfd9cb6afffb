package coach.coaching;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.Payer;
import coach.coaching.Charts.Upload;
import coach.coaching.store.Commission;
import coach.shared.UserId;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/// Commissions for tests.
public final class Commissions {
  private Commissions() {}

  public static Commission plan(UserId owner) {
    return of(owner, Readings.notes("I buy the floor."), Optional.empty(), Optional.empty());
  }

  public static Commission plan(UserId owner, String key) {
    return of(owner, Readings.notes("I buy the floor."), Optional.empty(), Optional.of(key));
  }

  public static Commission chart(UserId owner, String content) {
    return of(
        owner,
        Said.NOTHING,
        Optional.of(() -> new ByteArrayInputStream(content.getBytes(UTF_8))),
        Optional.empty());
  }

  public static Commission of(
      UserId owner, Said said, Optional<Upload> upload, Optional<String> key) {
    return new Commission(
        new Payer(owner, Optional.empty()), "request-1", said, upload, Optional.empty(), key);
  }
}
