package coach.identity.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Blake2bTest {
  /// Appendix A of RFC 7693.
  @Test
  void theVectorOfTheStandardComesOut() {
    assertThat(hex(Blake2b.hash(64, "abc".getBytes(US_ASCII))))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  /// Made with Python's hashlib: around the edges of a block, and in all kinds of lengths.
  @ParameterizedTest
  @CsvSource({
    "0, 64, 786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce",
    "0, 32, 0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
    "1, 1, be",
    "127, 20, a13f227f8935434ef586fa54202c413d239d22d1",
    "128, 64, c6d375fd4421510489194b8ccd9b1fc9e96dd25eab56f33bd698266fb38d8fbde447b617cdb5779c5fbeafe53fae640c85c457f6449ce307a11d88d18788d7f0",
    "129, 64, 7cb95d837c7ccea0f9137c7bcdca4cd71152aa6ca7bf16d399d261191bd7f919c5c7699d0fd0c6ad98d98eae7ee3f0f0fa1e9fc35d84410886343ffc79624765",
    "256, 48, 33eb1c17de45be8263229cc23d21a28c3318bbddd9122539219162c1308bd426d74233bf4fb5e40c3ab18a03a9f2dc1e",
    "257, 33, 27be189c66b9439ab6893deefa69473305874184d2288c699ce5f6e57bf364ef2e"
  })
  void everyLengthOfInputAndHashIsRight(int input, int size, String hash) {
    byte[] bytes = new byte[input];
    for (int i = 0; i < input; i++) {
      bytes[i] = (byte) (i * 7 + 1);
    }

    assertThat(hex(Blake2b.hash(size, bytes))).isEqualTo(hash);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
