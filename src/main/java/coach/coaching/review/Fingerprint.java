package coach.coaching.review;

import coach.coaching.Charts.Upload;
import coach.coaching.Direction;
import coach.coaching.ImageId;
import coach.coaching.Said;
import coach.coaching.store.Commission;
import coach.platform.idempotency.BodyHash;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// What a commission asks for, as a hash: the same for the same, however it was sent.
final class Fingerprint {
  private Fingerprint() {}

  static BodyHash of(Commission wanted) {
    var hashing = new HashingOutputStream(Hashing.sha256(), OutputStream.nullOutputStream());
    try (DataOutputStream out = new DataOutputStream(hashing)) {
      for (Optional<String> text : texts(wanted)) {
        out.writeBoolean(text.isPresent());
        out.writeUTF(text.orElse(""));
      }
      if (wanted.upload().isPresent()) {
        copy(wanted.upload().get(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BodyHash(hashing.hash().toString());
  }

  private static void copy(Upload upload, OutputStream out) throws IOException {
    try (InputStream in = upload.open()) {
      in.transferTo(out);
    }
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
