package coach.coaching.image.webp;

import static coach.coaching.image.picture.Decoded.MOST_PIXELS;
import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.image.picture.Decoded;
import coach.coaching.image.picture.Picture;
import coach.coaching.image.picture.Size;
import coach.platform.Problem;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples were made by libwebp 1.2.4; what is expected of each is what its `dwebp` decodes.
class WebpFileTest {
  static Stream<String> samples() {
    return WebpFixture.expected().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsDecodedToTheSamePixelsAsByLibwebp(String name) {
    Picture picture = Decoded.of(WebpFile.parse(WebpFixture.sample(name), MOST_PIXELS));

    assertThat(hash(picture)).isEqualTo(WebpFixture.expected().get(name));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleThatIsCutOffAnywhereIsRefused(String name) {
    byte[] whole = WebpFixture.sample(name);
    int step = Math.max(1, whole.length / 60);

    for (int length = 13; length < whole.length; length += step) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThat(reason(() -> WebpFile.parse(part, MOST_PIXELS))).contains("cut off");
    }
  }

  /// Of the smallest, half is all there is.
  static Stream<String> longerSamples() {
    return samples().filter(name -> WebpFixture.dataLength(WebpFixture.sample(name)) > 40);
  }

  @ParameterizedTest
  @MethodSource("longerSamples")
  void aSampleWhoseDataEndsTooSoonIsRefused(String name) {
    byte[] whole = WebpFixture.sample(name);
    byte[] shortened = WebpFixture.withDataOf(whole, WebpFixture.dataLength(whole) / 2);

    assertThat(reason(() -> Decoded.of(WebpFile.parse(shortened, MOST_PIXELS)))).isNotEmpty();
  }

  @Test
  void whatFollowsTheEndIsNotPartOfIt() {
    byte[] whole = WebpFixture.sample("lossy-chart");
    byte[] more = Arrays.copyOf(whole, whole.length + 500);

    Picture picture = Decoded.of(WebpFile.parse(more, MOST_PIXELS));

    assertThat(hash(picture)).isEqualTo(WebpFixture.expected().get("lossy-chart"));
  }

  @Test
  void anAnimationIsRefusedByItsHeaderAlone() {
    byte[] animated = WebpFixture.riff(WebpFixture.extended(1 << 1, 100, 100));

    assertThat(reason(() -> WebpFile.parse(animated, MOST_PIXELS))).contains("animated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANIM", "ANMF"})
  void anAnimationIsRefusedThoughItsHeaderDeniesIt(String chunk) {
    byte[] animated =
        WebpFixture.riff(WebpFixture.extended(0, 100, 100), WebpFixture.chunk(chunk, new byte[16]));

    assertThat(reason(() -> WebpFile.parse(animated, MOST_PIXELS))).contains("animated");
  }

  @Test
  void aSizeThatIsTooLargeIsRefusedWhereverItIsSaid() {
    byte[] canvas = WebpFixture.riff(WebpFixture.extended(0, 1 << 24, 1 << 24));
    byte[] lossless = WebpFixture.riff(WebpFixture.lossless(16_384, 16_384));
    byte[] lossy = WebpFixture.riff(WebpFixture.lossy(16_383, 16_383));

    assertThat(Stream.of(canvas, lossless, lossy))
        .allSatisfy(
            file ->
                assertThat(problem(() -> WebpFile.parse(file, MOST_PIXELS)))
                    .isInstanceOf(Problem.TooLarge.class));
  }

  @Test
  void aCanvasOfAnotherSizeThanThePictureIsRefused() {
    byte[] file =
        WebpFixture.riff(WebpFixture.extended(0, 10, 10), WebpFixture.lossless(4000, 4000));

    assertThat(reason(() -> WebpFile.parse(file, MOST_PIXELS))).contains("disagree");
  }

  @Test
  void twoPicturesAreNone() {
    byte[] file = WebpFixture.riff(WebpFixture.lossless(4, 4), WebpFixture.lossless(4, 4));

    assertThat(reason(() -> WebpFile.parse(file, MOST_PIXELS))).contains("two pictures");
  }

  @Test
  void fortyMillionPixelsInThirtyBytesTakeLittleMemory() {
    byte[] file = WebpFixture.riff(WebpFixture.white(8000, 5000));
    WebpFile webp = WebpFile.parse(file, MOST_PIXELS);
    int[] rows = {0};

    webp.decode(
        row -> {
          assertThat(row[7999]).isEqualTo(0xffffff);
          rows[0]++;
        });

    assertThat(rows[0]).isEqualTo(5000);
    assertThat(webp.memory()).isLessThan(70_000_000);
  }

  @Test
  void theSameTransformTwiceIsRefused() {
    BitWriter bits = new BitWriter();
    bits.write(0b1_10_1, 4).write(0b10, 2); // subtract green, and again

    byte[] file = WebpFixture.riff(WebpFixture.lossless(8, 8, bits.bytes(200)));

    assertThat(reason(() -> Decoded.of(WebpFile.parse(file, MOST_PIXELS)))).contains("twice");
  }

  @Test
  void aPictureMayHaveAnyOfTheSizesOfItsHeader() {
    WebpFile webp = WebpFile.parse(WebpFixture.sample("lossy-wide"), MOST_PIXELS);

    assertThat(webp.size()).isEqualTo(new Size(1600, 90));
  }

  private static String hash(Picture picture) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (int pixel : picture.pixels()) {
      hasher.putByte((byte) (pixel >> 16)).putByte((byte) (pixel >> 8)).putByte((byte) pixel);
    }
    return hasher.hash().toString();
  }
}
