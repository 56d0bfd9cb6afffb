package coach.coaching.image.jpeg;

import static coach.coaching.image.picture.Decoded.MOST_PIXELS;
import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.image.picture.Decoded;
import coach.coaching.image.picture.Orientation;
import coach.coaching.image.picture.Picture;
import coach.coaching.image.picture.RowSink;
import coach.platform.Problem;
import coach.support.SampleChart;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegFileTest {
  private static final byte[] CHART = JpegFixture.chart(331, 187);
  private static final byte[] PROGRESSIVE = JpegFixture.progressive(SampleChart.draw(331, 187, 7));

  @Test
  void aChartIsReadAsTheJdkReadsIt() {
    Picture picture = Decoded.of(JpegFile.parse(CHART, MOST_PIXELS));

    assertThat(picture.pixels()).containsExactly(Decoded.byTheJdk(CHART));
  }

  @Test
  void ofAProgressiveChartTheFinestIsRead() {
    Picture picture = Decoded.of(JpegFile.parse(PROGRESSIVE, MOST_PIXELS));

    assertThat(picture.pixels()).containsExactly(Decoded.byTheJdk(PROGRESSIVE));
  }

  @Test
  void aGrayChartIsRead() {
    BufferedImage gray = new BufferedImage(331, 187, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = gray.createGraphics();
    pen.fillRect(50, 50, 100, 100);
    pen.dispose();

    Picture picture = Decoded.of(JpegFile.parse(SampleChart.encode(gray, "jpeg"), MOST_PIXELS));

    assertThat(picture.pixels()[0]).isZero();
    assertThat(picture.pixels()[331 * 100 + 100]).isEqualTo(0xffffff);
  }

  @Test
  void whatIsWrittenLosesNextToNothing() {
    Picture picture = Decoded.of(JpegFile.parse(CHART, MOST_PIXELS));

    int[] again = Decoded.byTheJdk(JpegWriter.write(picture));

    double error = 0;
    for (int i = 0; i < again.length; i++) {
      error += Math.abs((again[i] >> 8 & 0xff) - (picture.pixels()[i] >> 8 & 0xff));
    }
    assertThat(error / again.length).isLessThan(1.5);
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void eachOrientationIsRead(Orientation orientation) {
    byte[] file = JpegFixture.oriented(CHART, orientation.ordinal() + 1);

    JpegFile jpeg = JpegFile.parse(file, MOST_PIXELS);

    assertThat(jpeg.orientation()).isEqualTo(orientation);
    assertThat(Decoded.of(jpeg).pixels()).containsExactly(Decoded.byTheJdk(CHART));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exif\0\0",
        "Exif\0\0XX",
        "Exif\0\0MM\0*\u00ff\u00ff\u00ff\u00ff",
        "Exif\0\0II*\0\u0008\0\0\0\u00ff\u00ff",
        "http://ns.adobe.com/xap"
      })
  void notesThatAreBrokenSayNothing(String notes) {
    byte[] file = JpegFixture.with(CHART, 0xe1, notes.getBytes(ISO_8859_1));

    assertThat(JpegFile.parse(file, MOST_PIXELS).orientation()).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    for (int length = 3; length < CHART.length; length += 1 + length / 40) {
      byte[] part = Arrays.copyOf(CHART, length);

      assertThat(reason(() -> JpegFile.parse(part, MOST_PIXELS))).contains("cut off");
    }
  }

  @Test
  void dataThatIsMissingBeforeTheEndIsNoticed() {
    byte[] shortened = Arrays.copyOf(CHART, CHART.length * 2 / 3);
    shortened[shortened.length - 2] = (byte) 0xff;
    shortened[shortened.length - 1] = (byte) Marker.END_OF_IMAGE;

    assertThat(reason(() -> Decoded.of(JpegFile.parse(shortened, MOST_PIXELS)))).contains("gaps");
  }

  @Test
  void whatFollowsTheEndIsNotPartOfIt() {
    byte[] more = Arrays.copyOf(CHART, CHART.length + 1000);

    assertThat(Decoded.of(JpegFile.parse(more, MOST_PIXELS)).pixels())
        .containsExactly(Decoded.byTheJdk(CHART));
  }

  @Test
  void aSizeThatIsTooLargeIsRefusedByTheHeaderAlone() {
    byte[] bomb = CHART.clone();
    Arrays.fill(bomb, frame() + 1, frame() + 5, (byte) 0xff);

    assertThat(problem(() -> JpegFile.parse(Arrays.copyOf(bomb, frame() + 20), MOST_PIXELS)))
        .isInstanceOf(Problem.TooLarge.class);
  }

  @Test
  void aHeightThatIsToFollowIsRefused() {
    byte[] file = CHART.clone();
    Arrays.fill(file, frame() + 1, frame() + 3, (byte) 0);

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).isEqualTo("has no pixels");
  }

  @ParameterizedTest
  @CsvSource({"c3, rare", "c5, rare", "c9, rare", "ca, rare", "cf, rare", "cc, rare"})
  void aKindThatHardlyAnyoneReadsIsRefused(String marker, String word) {
    byte[] file = CHART.clone();
    file[frame() - 3] = (byte) Integer.parseInt(marker, 16);

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).contains(word);
  }

  @Test
  void coloursOfPrintingAreRefused() {
    byte[] file = CHART.clone();
    file[frame() + 5] = 4;

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).contains("printing");
  }

  @Test
  void samplingThatCannotBeIsRefused() {
    byte[] file = CHART.clone();
    file[frame() + 7] = 0x50;

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).contains("sampling");
  }

  @Test
  void twoPicturesInOneAreRefused() {
    byte[] header = Arrays.copyOfRange(CHART, frame(), frame() + 15);

    byte[] file = JpegFixture.with(CHART, Marker.FIRST_FRAME, header);

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).contains("two pictures");
  }

  @Test
  void moreScansThanEncodersMakeAreRefused() {
    byte[] file = withScans(CHART, JpegFile.MOST_SCANS + 1);

    assertThat(reason(() -> JpegFile.parse(file, MOST_PIXELS))).contains("scans");
  }

  @Test
  void manyScansOfALargePictureAreRefused() {
    byte[] large = CHART.clone();
    large[frame() + 1] = 0x12; // some 4,800 rows
    large[frame() + 3] = 0x1f; // some 8,000 columns

    assertThat(reason(() -> JpegFile.parse(withScans(large, 20), MOST_PIXELS))).contains("scans");
  }

  @Test
  void tooManySegmentsAreRefused() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(CHART, 0, 2);
    for (int i = 0; i < 20_000; i++) {
      file.writeBytes(new byte[] {-1, (byte) 0xfe, 0, 2});
    }
    file.write(CHART, 2, CHART.length - 2);

    assertThat(reason(() -> JpegFile.parse(file.toByteArray(), MOST_PIXELS)))
        .contains("too many pieces");
  }

  @Test
  void aSinkThatHasHadEnoughEndsTheDecoding() {
    JpegFile jpeg = JpegFile.parse(CHART, MOST_PIXELS);
    int[] rows = {0};
    RowSink sink =
        _ -> {
          if (++rows[0] == 10) {
            throw new CancellationException();
          }
        };

    Assertions.assertThatThrownBy(() -> jpeg.decode(sink))
        .isInstanceOf(CancellationException.class);
    assertThat(rows[0]).isEqualTo(10);
  }

  @Test
  void aProgressivePictureCountsTheMemoryOutsideTheHeap() {
    long samples = 331 * 187;

    assertThat(JpegFile.parse(CHART, MOST_PIXELS).memoryOutside()).isZero();
    assertThat(JpegFile.parse(PROGRESSIVE, MOST_PIXELS).memoryOutside())
        .isGreaterThanOrEqualTo(2 * samples);
  }

  private static int frame() {
    return JpegFixture.find(CHART, Marker.FIRST_FRAME);
  }

  /// The one scan over and over.
  private static byte[] withScans(byte[] file, int count) {
    int scan = JpegFixture.find(file, Marker.START_OF_SCAN) - 4;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(file, 0, scan);
    for (int i = 0; i < count; i++) {
      all.write(file, scan, 14);
      all.write(0);
    }
    all.writeBytes(new byte[] {-1, (byte) Marker.END_OF_IMAGE});
    return all.toByteArray();
  }
}
