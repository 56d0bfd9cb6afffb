package coach.coaching.image.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coach.platform.Problem;
import coach.platform.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What tests of every format do with files.
public final class Decoded {
  public static final long MOST_PIXELS = 40_000_000;

  private Decoded() {}

  /// In full size.
  public static Picture of(Source source) {
    Shrinker all = new Shrinker(source.size(), source.size());
    source.decode(all);
    return all.picture();
  }

  /// As the JDK reads it: an opinion from elsewhere.
  public static int[] byTheJdk(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      int width = image.getWidth();
      int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = OverWhite.blend(pixels[i] & 0xffffff, pixels[i] >>> 24);
      }
      return pixels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Problem problem(ThrowingCallable reading) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, reading);
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  /// What is said of the image that is of the right kind and broken.
  public static String reason(ThrowingCallable reading) {
    Problem problem = problem(reading);
    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    var error = ((Problem.Invalid) problem).errors().getFirst();
    assertThat(error.field()).isEqualTo("image");
    return error.message();
  }
}
