package coach.coaching.image.png;

import static coach.coaching.image.picture.Decoded.MOST_PIXELS;
import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static coach.coaching.image.png.PngFixture.chunk;
import static coach.coaching.image.png.PngFixture.deflated;
import static coach.coaching.image.png.PngFixture.end;
import static coach.coaching.image.png.PngFixture.file;
import static coach.coaching.image.png.PngFixture.header;
import static coach.coaching.image.png.PngFixture.sound;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.image.picture.ColourProfile;
import coach.coaching.image.picture.Decoded;
import coach.coaching.image.picture.Orientation;
import coach.coaching.image.picture.Picture;
import coach.coaching.image.picture.Size;
import coach.platform.Problem;
import coach.support.SampleChart;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngFileTest {
  private static final byte[] CHART = SampleChart.file("png", 331, 187);

  @Test
  void aChartIsReadAsTheJdkReadsIt() {
    Picture picture = Decoded.of(PngFile.parse(CHART, MOST_PIXELS));

    assertThat(picture.pixels()).containsExactly(Decoded.byTheJdk(CHART));
  }

  @Test
  void whatIsWrittenIsReadByTheJdkAndByUsAsItWas() {
    Picture picture = Decoded.of(PngFile.parse(CHART, MOST_PIXELS));

    byte[] written = PngWriter.write(picture);

    assertThat(Decoded.byTheJdk(written)).containsExactly(picture.pixels());
    assertThat(Decoded.of(PngFile.parse(written, MOST_PIXELS)).pixels())
        .containsExactly(picture.pixels());
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    for (int length = 8; length < CHART.length; length += 1 + length / 40) {
      byte[] part = Arrays.copyOf(CHART, length);

      assertThat(reason(() -> PngFile.parse(part, MOST_PIXELS))).contains("cut off");
    }
  }

  @Test
  void aByteThatIsWrongAnywhereIsNoticed() {
    for (int at = 8; at < CHART.length; at += 1 + at / 40) {
      byte[] damaged = CHART.clone();
      damaged[at] ^= 0x20;

      assertThat(problem(() -> PngFile.parse(damaged, MOST_PIXELS))).isNotNull();
    }
  }

  @Test
  void whatFollowsTheEndIsNotPartOfIt() {
    byte[] more = Arrays.copyOf(CHART, CHART.length + 1000);

    Picture picture = Decoded.of(PngFile.parse(more, MOST_PIXELS));

    assertThat(picture.pixels()).containsExactly(Decoded.byTheJdk(CHART));
  }

  @Test
  void aSizeThatIsTooLargeIsRefusedThoughNothingElseIsThere() {
    byte[] bomb = file(header(50_000, 50_000, 8, 6, 0));

    assertThat(problem(() -> PngFile.parse(bomb, MOST_PIXELS)))
        .isInstanceOf(Problem.TooLarge.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "-1, 5"})
  void aSizeOfNothingIsRefused(int width, int height) {
    byte[] file = file(header(width, height, 8, 2, 0), end());

    assertThat(problem(() -> PngFile.parse(file, MOST_PIXELS))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acTL", "fcTL", "fdAT"})
  void anAnimationIsRefused(String type) {
    byte[] animated = sound(20, 20, chunk(type, new byte[26]));

    assertThat(reason(() -> PngFile.parse(animated, MOST_PIXELS))).contains("animated");
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "16, 3", "0, 0", "8, 1", "8, 5", "4, 6", "32, 0", "255, 255"})
  void aKindOfPixelThatDoesNotExistIsRefused(int depth, int colour) {
    byte[] file = file(header(20, 20, depth, colour, 0), end());

    assertThat(reason(() -> PngFile.parse(file, MOST_PIXELS))).contains("colour type");
  }

  @Test
  void textsThatWouldFillTheMemoryAreNeverUnpacked() {
    byte[] file =
        sound(
            20,
            20,
            chunk("zTXt", PngFixture.bomb("note\0\0")),
            chunk("iTXt", PngFixture.bomb("note\0\1\0\0\0")));

    PngFile png = PngFile.parse(file, MOST_PIXELS);

    assertThat(Decoded.of(png).size()).isEqualTo(new Size(20, 20));
  }

  @Test
  void aProfileThatWouldFillTheMemoryIsRefused() {
    byte[] file = sound(20, 20, chunk("iCCP", PngFixture.bomb("profile\0\0")));

    PngFile png = PngFile.parse(file, MOST_PIXELS);

    assertThat(reason(png::profile)).contains("colour profile");
  }

  @Test
  void aProfileIsUnpacked() {
    byte[] packed = deflated(new byte[ColourProfile.LARGEST]);
    byte[] content = new byte[3 + packed.length];
    content[0] = 'p';
    System.arraycopy(packed, 0, content, 3, packed.length);

    PngFile png = PngFile.parse(sound(20, 20, chunk("iCCP", content)), MOST_PIXELS);

    assertThat(png.profile().orElseThrow()).hasSize(ColourProfile.LARGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p", "p\0", "p\0\0", "p\0\1abc", "p\0\0abc"})
  void aProfileThatCannotBeUnpackedIsAsIfThereWereNone(String content) {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    PngFile png = PngFile.parse(sound(20, 20, chunk("iCCP", bytes)), MOST_PIXELS);

    assertThat(png.profile()).isEmpty();
  }

  @Test
  void orientationIsReadFromNotes() {
    byte[] notes = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};

    PngFile png = PngFile.parse(sound(20, 30, chunk("eXIf", notes)), MOST_PIXELS);

    assertThat(png.orientation()).isEqualTo(Orientation.TURN_RIGHT);
  }

  @Test
  void pixelsThatAreMissingAreNoticed() {
    byte[] file =
        file(header(20, 20, 8, 2, 0), chunk("IDAT", deflated(new byte[61 * 20 - 1])), end());

    assertThat(reason(() -> Decoded.of(PngFile.parse(file, MOST_PIXELS)))).contains("cut off");
  }

  @Test
  void morePixelsThanThePictureHasAreNotUnpacked() {
    byte[] file = file(header(20, 20, 8, 2, 0), chunk("IDAT", PngFixture.bomb("")), end());

    assertThat(Decoded.of(PngFile.parse(file, MOST_PIXELS)).pixels()).hasSize(400);
  }

  static Stream<byte[]> broken() {
    byte[] header = header(20, 20, 8, 2, 0);
    byte[] palette = chunk("PLTE", new byte[6]);
    byte[] data = chunk("IDAT", deflated(new byte[61 * 20]));
    byte[] badFilter = new byte[61 * 20];
    badFilter[61] = 5;
    return Stream.of(
        file(header, end()),
        file(data, end()),
        file(header, header, data, end()),
        file(header, data, chunk("tIME", new byte[7]), data, end()),
        file(header, data, palette, end()),
        file(header, palette, palette, data, end()),
        file(header, chunk("EVIL", new byte[4]), data, end()),
        file(header, chunk("1234", new byte[4]), data, end()),
        file(header(20, 20, 8, 3, 0), data, end()),
        file(header(20, 20, 8, 3, 0), chunk("PLTE", new byte[7]), data, end()),
        file(header(20, 20, 8, 3, 0), chunk("PLTE", new byte[771]), data, end()),
        file(header, chunk("tRNS", new byte[2]), data, end()),
        file(header(20, 20, 8, 2, 2), data, end()),
        file(header, chunk("IDAT", new byte[100]), end()),
        file(header, chunk("IDAT", deflated(badFilter)), end()));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatDoesNotFitTogetherIsRefused(byte[] file) {
    assertThat(reason(() -> Decoded.of(PngFile.parse(file, MOST_PIXELS)))).isNotEmpty();
  }
}
