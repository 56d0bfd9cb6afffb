package coach.coaching.image.png;

import coach.coaching.image.picture.ColourProfile;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks the one chunk that is packed besides the pixels, and no more of it than a profile needs.
final class PngProfile {
  private static final int LONGEST_NAME = 79;

  private PngProfile() {}

  /// A name, a zero, a method (0), and the packed profile.
  static Optional<byte[]> unpack(Octets chunk) {
    int end = 0;
    while (chunk.has(end, 2) && chunk.u8(end) != 0) {
      end++;
    }
    if (end > LONGEST_NAME || !chunk.has(end, 3) || chunk.u8(end + 1) != 0) {
      return Optional.empty();
    }
    return inflate(chunk.part(end + 2, chunk.length() - end - 2));
  }

  private static Optional<byte[]> inflate(Octets packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed.bytes(), packed.from(), packed.length());
      byte[] profile = new byte[ColourProfile.LARGEST + 1];
      int length = inflater.inflate(profile);
      if (length == profile.length) {
        throw Refusal.because("has a colour profile that is larger than any real one");
      }
      return inflater.finished() ? Optional.of(Arrays.copyOf(profile, length)) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
