package coach.coaching.review;

import coach.coaching.Direction;
import coach.coaching.ImageId;
import coach.coaching.Said;
import coach.coaching.store.Commission;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// What a commission asks for, as bytes: the same for the same, however it was sent.
final class Fingerprint {
  private Fingerprint() {}

  static byte[] of(Commission wanted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Optional<String> text : texts(wanted)) {
        out.writeBoolean(text.isPresent());
        out.writeUTF(text.orElse(""));
      }
      out.write(wanted.upload().orElseGet(() -> new byte[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return bytes.toByteArray();
  }

  private static List<Optional<String>> texts(Commission wanted) {
    Said said = wanted.said();
    return List.of(
        said.symbol().map(Symbol::value),
        said.timeframe().map(Timeframe::text),
        said.direction().map(Direction::text),
        said.notes(),
        said.accountRiskUsd().map(risk -> risk.stripTrailingZeros().toPlainString()),
        wanted.image().map(ImageId::toString));
  }
}
