package coach.coaching.image;

import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.image.webp.WebpFixture;
import coach.platform.Problem;
import coach.support.SampleChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
  @Test
  void whatIsReadIsKnownByItsFirstBytes() {
    assertThat(ImageFormat.of(SampleChart.file("png", 20, 20))).isEqualTo(ImageFormat.PNG);
    assertThat(ImageFormat.of(SampleChart.file("jpeg", 20, 20))).isEqualTo(ImageFormat.JPEG);
    assertThat(ImageFormat.of(WebpFixture.sample("lossy-chart"))).isEqualTo(ImageFormat.WEBP);
  }

  @ParameterizedTest
  @CsvSource({"gif, GIF", "bmp, BMP", "tiff, TIFF"})
  void otherImagesAreRefusedByTheirName(String format, String name) {
    assertUnsupported(SampleChart.file(format, 20, 20), name + " files are not read here.");
  }

  @ParameterizedTest
  @CsvSource({
    "'....ftypheic....', HEIC",
    "'....ftypmif1....', HEIC",
    "'....ftypavif....', AVIF",
    "'<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">', SVG",
    "'  <SVG onload=alert(1)>', SVG",
    "'%PDF-1.7', PDF",
    "'PK..', ZIP"
  })
  void whatIsKnownAndNotReadIsNamed(String start, String name) {
    assertUnsupported(start.getBytes(ISO_8859_1), name + " files are not read here.");
  }

  /// A file that begins as something else is that, whatever follows.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script>alert(1)</script>\u0089PNG\r\n\u001a\n",
        " \u0089PNG\r\n\u001a\n",
        "\u0089PNG\n\u001a\n",
        "RIFF....WAVE",
        "RIFF",
        "\u00ff\u00d8",
        "\0",
        "#!/bin/sh"
      })
  void everythingElseIsNoImage(String start) {
    assertUnsupported(start.getBytes(ISO_8859_1), "This is not an image of a kind that is read");
  }

  @Test
  void nothingAtAllIsSaidToBeEmpty() {
    assertThat(reason(() -> ImageFormat.of(new byte[0]))).isEqualTo("is empty");
  }

  private static void assertUnsupported(byte[] file, String words) {
    Problem problem = problem(() -> ImageFormat.of(file));

    assertThat(problem).isInstanceOf(Problem.UnsupportedMediaType.class);
    assertThat(((Problem.UnsupportedMediaType) problem).detail())
        .startsWith(words)
        .endsWith("Send a PNG, JPEG or WebP image instead.");
  }
}
