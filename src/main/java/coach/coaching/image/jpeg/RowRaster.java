package coach.coaching.image.jpeg;

import coach.coaching.image.picture.RowSink;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;

/// Passes for a whole picture before a reader that delivers row by row, and keeps none of it.
///
/// The reader of the JDK hands over rows one by one by [#setRect(int, int, Raster)]; were it ever
/// to do otherwise, the array behind this, which has no room, would tell at once.
final class RowRaster extends WritableRaster {
  private final RowSink sink;
  private final byte[] bytes;
  private final int[] row;
  private int drafts;

  private RowRaster(SampleModel model, int drafts, RowSink sink) {
    super(model, new DataBufferByte(1), new Point());
    this.drafts = drafts;
    this.sink = sink;
    this.bytes = new byte[model.getWidth() * model.getNumBands()];
    this.row = new int[model.getWidth()];
  }

  /// @param times how often the reader draws the picture; only the last time counts
  static BufferedImage image(Frame frame, int times, RowSink sink) {
    int width = frame.size().width();
    int bands = frame.components();
    int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
    SampleModel model =
        new PixelInterleavedSampleModel(
            DataBuffer.TYPE_BYTE, width, frame.size().height(), bands, bands * width, offsets);
    ColorSpace space = ColorSpace.getInstance(bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    var colours =
        new ComponentColorModel(
            space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, new RowRaster(model, times - 1, sink), false, null);
  }

  @Override
  public void setRect(int x, int y, Raster source) {
    if (drafts > 0) {
      drafts -= y + 1 == height ? 1 : 0;
      sink.skip();
      return;
    }
    source.getDataElements(source.getMinX(), source.getMinY(), width, 1, bytes);
    fill();
    sink.take(row);
  }

  private void fill() {
    if (numBands == 1) {
      for (int i = 0; i < width; i++) {
        row[i] = (bytes[i] & 0xff) * 0x010101;
      }
      return;
    }
    for (int i = 0; i < width; i++) {
      int red = bytes[3 * i] & 0xff;
      int green = bytes[3 * i + 1] & 0xff;
      row[i] = red << 16 | green << 8 | bytes[3 * i + 2] & 0xff;
    }
  }
}
