package coach.coaching.image;

import static coach.coaching.image.picture.Decoded.byTheJdk;
import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import coach.coaching.image.jpeg.JpegFixture;
import coach.coaching.image.picture.Size;
import coach.coaching.image.png.PngFixture;
import coach.coaching.image.webp.WebpFixture;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.support.SampleChart;
import com.google.common.hash.Hashing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIntakeTest {
  private static final ImageLimits LIMITS = ImageLimits.of(1L << 30, 2);
  private static final byte[] CHART = SampleChart.file("png", 400, 225);

  private final ImageIntake intake = new ImageIntake(LIMITS, System::nanoTime);

  @AfterEach
  void close() {
    intake.close();
  }

  @Test
  void aChartComesOutAsItWentIn() {
    Chart chart = intake.take(CHART);

    assertThat(byTheJdk(chart.bytes())).containsExactly(byTheJdk(CHART));
    assertThat(chart.format()).isEqualTo(ImageFormat.PNG);
    assertThat(chart.size()).isEqualTo(new Size(400, 225));
    assertThat(chart.sha256()).isEqualTo(Hashing.sha256().hashBytes(chart.bytes()));
    assertThat(chart.original())
        .isEqualTo(
            new Chart.Original(
                ImageFormat.PNG,
                CHART.length,
                new Size(400, 225),
                Hashing.sha256().hashBytes(CHART)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void theSameFileMakesTheSameBytes(String format) {
    byte[] file = SampleChart.file(format, 900, 500);

    assertThat(intake.take(file).bytes()).isEqualTo(intake.take(file).bytes());
  }

  @Test
  void aLargeChartIsMadeToFitAndStaysReadable() {
    Chart chart = intake.take(SampleChart.file("png", 4000, 2250));

    assertThat(chart.size()).isEqualTo(new Size(2048, 1152));
    assertThat(chart.original().size()).isEqualTo(new Size(4000, 2250));
    int[] small = byTheJdk(intake.take(SampleChart.file("png", 2048, 1152)).bytes());
    int[] shrunk = byTheJdk(chart.bytes());
    assertThat(brightness(shrunk)).isCloseTo(brightness(small), within(1.0));
  }

  @Test
  void anAreaThatIsTransparentIsWhite() {
    BufferedImage glass = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = glass.createGraphics();
    pen.setColor(new Color(255, 0, 0, 128));
    pen.fillRect(0, 0, 20, 30);
    pen.dispose();

    int[] pixels = byTheJdk(intake.take(SampleChart.encode(glass, "png")).bytes());

    assertThat(pixels[0]).isEqualTo(0xff7f7f);
    assertThat(pixels[39]).isEqualTo(0xffffff);
  }

  @ParameterizedTest
  @CsvSource({"1, 400, 225", "3, 400, 225", "6, 225, 400", "8, 225, 400"})
  void whatACameraHeldAskewIsUprightAndSaysNoMore(int orientation, int width, int height) {
    byte[] file = JpegFixture.oriented(JpegFixture.chart(400, 225), orientation);

    Chart chart = intake.take(file);

    assertThat(chart.size()).isEqualTo(new Size(width, height));
    assertThat(chart.original().size()).isEqualTo(new Size(400, 225));
    assertThat(text(file)).contains("Exif", "Secret Camera");
    assertThat(text(chart.bytes())).doesNotContain("Exif", "Secret Camera");
  }

  @Test
  void ofNotesAndTextsNothingIsLeft() {
    byte[] secret = "Comment\0secret words".getBytes(ISO_8859_1);
    byte[] png =
        PngFixture.sound(
            60, 40, PngFixture.chunk("tEXt", secret), PngFixture.chunk("prVt", secret));
    byte[] jpeg = JpegFixture.with(JpegFixture.chart(60, 40), 0xfe, secret);
    byte[] more = JpegFixture.with(jpeg, 0xed, secret);

    assertThat(text(intake.take(png).bytes())).doesNotContain("secret");
    assertThat(text(intake.take(more).bytes())).doesNotContain("secret");
  }

  /// A file that is also another.
  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4 a ZIP archive", "<script>alert(1)</script>", "\0\0%PDF-1.7"})
  void aFileThatIsTwoIsRefused(String other) {
    for (byte[] file : onePerFormat()) {
      assertThatThrownBy(() -> intake.take(followed(file, other)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("has something behind its end");
    }
  }

  @Test
  void paddingBehindTheEndIsNothing() {
    for (byte[] file : onePerFormat()) {
      Chart chart = intake.take(followed(file, "\0\0\0"));

      assertThat(chart.bytes()).isEqualTo(intake.take(file).bytes());
    }
  }

  private static List<byte[]> onePerFormat() {
    return List.of(CHART, JpegFixture.chart(60, 40), WebpFixture.sample("lossy-chart"));
  }

  private static byte[] followed(byte[] file, String other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(file);
    both.writeBytes(other.getBytes(ISO_8859_1));
    return both.toByteArray();
  }

  @Test
  void coloursOfAnotherSpaceBecomeThoseEverybodyMeans() {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] packed = PngFixture.deflated(linear);
    byte[] profile = new byte[packed.length + 3];
    profile[0] = 'p';
    System.arraycopy(packed, 0, profile, 3, packed.length);
    byte[] rows = new byte[20 * (1 + 3 * 30)];
    Arrays.fill(rows, (byte) 55);
    for (int y = 0; y < 20; y++) {
      rows[y * (1 + 3 * 30)] = 0;
    }
    byte[] file =
        PngFixture.file(
            PngFixture.header(30, 20, 8, 2, 0),
            PngFixture.chunk("iCCP", profile),
            PngFixture.chunk("IDAT", PngFixture.deflated(rows)),
            PngFixture.end());

    int[] pixels = byTheJdk(intake.take(file).bytes());

    assertThat(pixels[0] & 0xff).isCloseTo(128, within(2));
  }

  @Test
  void aDrawingStaysExactAndAPhotographIsKeptSmall() {
    BufferedImage photograph = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 60_000; i++) {
      photograph.setRGB(i % 300, i / 300, random.nextInt(0x1000000));
    }

    assertThat(intake.take(CHART).format()).isEqualTo(ImageFormat.PNG);
    assertThat(intake.take(WebpFixture.sample("lossy-chart")).format()).isEqualTo(ImageFormat.PNG);
    assertThat(intake.take(JpegFixture.chart(60, 40)).format()).isEqualTo(ImageFormat.JPEG);
    assertThat(intake.take(SampleChart.encode(photograph, "png")).format())
        .isEqualTo(ImageFormat.JPEG);
  }

  @Test
  void aFileMayHaveTenMegabytesAndNoMore() throws IOException {
    byte[] most = Arrays.copyOf(CHART, LIMITS.bytes());
    byte[] more = Arrays.copyOf(CHART, LIMITS.bytes() + 1);

    assertThat(intake.take(new ByteArrayInputStream(most)).size()).isEqualTo(new Size(400, 225));
    assertThat(problem(() -> intake.take(new ByteArrayInputStream(more))))
        .isEqualTo(new Problem.TooLarge("The image has more than 10 MB."));
  }

  @Test
  void whatNeedsMoreMemoryThanThereIsIsRefusedBeforeItIsDecoded() {
    byte[] interlaced =
        PngFixture.file(
            PngFixture.header(6000, 6000, 8, 2, 1),
            PngFixture.chunk("IDAT", new byte[10]),
            PngFixture.end());

    try (ImageIntake small = new ImageIntake(ImageLimits.of(128 << 20, 1), System::nanoTime)) {
      assertThat(problem(() -> small.take(interlaced))).isInstanceOf(Problem.TooLarge.class);
    }
  }

  @Test
  void whatTakesTooLongIsRefused() {
    AtomicLong time = new AtomicLong();

    try (ImageIntake slow =
        new ImageIntake(LIMITS, () -> time.getAndAdd(Duration.ofSeconds(1).toNanos()))) {
      assertThat(reason(() -> slow.take(CHART))).contains("too long");
    }
  }

  @Test
  void manyAtOnceAllComeToTheirTurn() throws Exception {
    ImageLimits narrow = ImageLimits.of(96 << 20, 2);
    byte[] large = PngFixture.sound(2000, 1500);

    try (ImageIntake small = new ImageIntake(narrow, System::nanoTime);
        var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Chart>> charts = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        charts.add(requests.submit(() -> small.take(new ByteArrayInputStream(large))));
      }

      for (Future<Chart> chart : charts) {
        assertThat(chart.get().size()).isEqualTo(new Size(2000, 1500));
      }
    }
  }

  @Test
  void whateverIsSentNothingButAProblemComesOfIt() {
    Random random = new Random(20260302);
    List<byte[]> seeds = new ArrayList<>(List.of(CHART, JpegFixture.chart(61, 47)));
    seeds.add(JpegFixture.progressive(SampleChart.draw(61, 47, 7)));
    seeds.add(PngFixture.sound(20, 20));
    WebpFixture.names().forEach(name -> seeds.add(WebpFixture.sample(name)));
    int refused = 0;

    for (int i = 0; i < 3_000; i++) {
      byte[] file = seeds.get(i % seeds.size()).clone();
      int changes = 1 + random.nextInt(8);
      for (int k = 0; k < changes; k++) {
        file[random.nextInt(12, file.length)] = (byte) random.nextInt(256);
      }
      refused += isRefused(file) ? 1 : 0;
    }

    assertThat(refused).isBetween(1, 2_999);
  }

  @Test
  void noiseBehindAnySignatureIsAProblem() {
    Random random = new Random(7);

    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      byte[] start = i % 4 == 3 ? new byte[0] : Arrays.copyOf(seed(i % 4), 12 + i % 20);
      System.arraycopy(start, 0, noise, 0, Math.min(start.length, noise.length));

      assertThat(isRefused(noise)).isTrue();
    }
  }

  private static byte[] seed(int format) {
    return switch (format) {
      case 0 -> CHART;
      case 1 -> JpegFixture.chart(20, 20);
      default -> WebpFixture.sample("lossless-photo");
    };
  }

  private boolean isRefused(byte[] file) {
    try {
      assertThat(intake.take(file).bytes()).isNotEmpty();
      return false;
    } catch (ProblemException e) {
      assertThat(e.problem())
          .isInstanceOfAny(
              Problem.Invalid.class, Problem.TooLarge.class, Problem.UnsupportedMediaType.class);
      return true;
    }
  }

  private static double brightness(int[] pixels) {
    return Arrays.stream(pixels).map(pixel -> pixel >> 8 & 0xff).average().orElseThrow();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
