package coach.coaching.image.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Turns colours that a file describes in its own way into those that everybody means.
public final class ColourProfile {
  /// The profiles of screens and cameras have a tenth of this.
  public static final int LARGEST = 1 << 20;

  private static final int BAND = 64;

  private ColourProfile() {}

  /// Changes the picture. A profile that is broken, or that is not of red, green and blue, is as if
  /// there were none.
  public static void apply(byte[] profile, Picture picture) {
    try {
      ICC_Profile from = ICC_Profile.getInstance(profile);
      if (from.getColorSpaceType() == ColorSpace.TYPE_RGB) {
        convert(picture, from, ICC_Profile.getInstance(ColorSpace.CS_sRGB));
      }
    } catch (IllegalArgumentException | CMMException e) {
      return;
    }
  }

  /// Band by band: the conversion wants bytes, and a copy of it all would be one too many.
  private static void convert(Picture picture, ICC_Profile from, ICC_Profile to) {
    ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {from, to}, null);
    int width = picture.size().width();
    byte[] bytes = new byte[3 * width * BAND];
    for (int top = 0; top < picture.size().height(); top += BAND) {
      int rows = Math.min(BAND, picture.size().height() - top);
      WritableRaster raster = raster(bytes, width, rows);
      unpack(picture.pixels(), top * width, rows * width, bytes);
      conversion.filter(raster, raster);
      pack(bytes, picture.pixels(), top * width, rows * width);
    }
  }

  private static WritableRaster raster(byte[] bytes, int width, int rows) {
    DataBufferByte buffer = new DataBufferByte(bytes, 3 * width * rows);
    return Raster.createInterleavedRaster(
        buffer, width, rows, 3 * width, 3, new int[] {0, 1, 2}, null);
  }

  private static void unpack(int[] pixels, int start, int count, byte[] bytes) {
    for (int i = 0; i < count; i++) {
      int pixel = pixels[start + i];
      bytes[3 * i] = (byte) (pixel >> 16);
      bytes[3 * i + 1] = (byte) (pixel >> 8);
      bytes[3 * i + 2] = (byte) pixel;
    }
  }

  private static void pack(byte[] bytes, int[] pixels, int start, int count) {
    for (int i = 0; i < count; i++) {
      int red = bytes[3 * i] & 0xff;
      int green = bytes[3 * i + 1] & 0xff;
      pixels[start + i] = red << 16 | green << 8 | bytes[3 * i + 2] & 0xff;
    }
  }
}
