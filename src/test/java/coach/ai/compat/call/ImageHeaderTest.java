package coach.ai.compat.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void realImagesAreMeasured(String kind) throws IOException {
    var written = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 3, BufferedImage.TYPE_INT_RGB), kind, written);

    Optional<ImageHeader> header = header(written.toByteArray());

    assertThat(header).contains(new ImageHeader("image/" + kind, 640, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "lossy,UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
    "lossless,UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
    "alpha,UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAA"
  })
  void realWebPImagesOfAllKindsAreMeasured(String kind, String base64) throws IOException {
    byte[] image = Base64.getDecoder().decode(base64);

    assertThat(header(image)).as(kind).contains(new ImageHeader("image/webp", 1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          52494646 00000000 57454250 56503820 00000000 000000 9d012a 80c2 e001       | 640 | 480
          52494646 00000000 57454250 5650384c 00000000 2f 7fc27700                   | 640 | 480
          52494646 00000000 57454250 56503858 00000000 10000000 7f0200 df0100        | 640 | 480
          """)
  void sizesOfWebPImagesAreReadBitByBit(String hex, int width, int height) throws IOException {
    assertThat(header(bytes(hex))).contains(new ImageHeader("image/webp", width, height));
  }

  @Test
  void theFrameOfAJpegIsFoundBehindWhatCamerasPutBeforeIt() throws IOException {
    String camera = "ffe1fffe" + "ff".repeat(0xfffe - 2);
    String frame = "ffff c2 0011 08 0123 0456";
    byte[] image = bytes("ffd8" + camera + "ffc40003aa" + frame);

    assertThat(header(image)).contains(new ImageHeader("image/jpeg", 0x456, 0x123));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "89504e470d0a1a0a 0000000d 49444154 00000001 00000001",
        "89504e470d0a1a0b 0000000d 49484452 00000001 00000001",
        "89504e470d0a1a0a 0000000d 49484452 80000000 00000001",
        "ffd8 ffda 0000 00000000",
        "ffd8 ffd9 0000 00000000",
        "ffd8 ffe0 0002 1234",
        "ffd8 ffc0 0011 08 0000 0456",
        "ffd8 0011 0000",
        "47494638 3761 0000 0100",
        "52494646 00000000 41564920 00000000",
        "52494646 00000000 57454250 414c5048 00000000 00000000",
        "52494646 00000000 57454250 56503820 00000000 000000 000000 0100 0100",
        "52494646 00000000 57454250 5650384c 00000000 2e 00000000",
        "25504446 2d312e37 00000000 00000000"
      })
  void whatHasNoSizeOrIsNoneOfTheKindsIsNoImage(String hex) throws IOException {
    assertThat(header(bytes(hex))).isEmpty();
  }

  private static Optional<ImageHeader> header(byte[] image) throws IOException {
    return ImageHeader.read(new ByteArrayInputStream(image));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
