package coach.coaching.image;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.platform.ProblemException;
import java.util.List;
import java.util.Locale;

/// Kinds of files that are often sent and not read: whoever sent one is told what it is.
///
/// @param at where the mark of the kind is
record OtherFormat(String name, int at, String mark) {
  private static final String INSTEAD = "Send a PNG, JPEG or WebP image instead.";
  private static final int TEXT = 512;

  private static final List<OtherFormat> KNOWN =
      List.of(
          new OtherFormat("GIF", 0, "GIF8"),
          new OtherFormat("BMP", 0, "BM"),
          new OtherFormat("TIFF", 0, "II*\0"),
          new OtherFormat("TIFF", 0, "MM\0*"),
          new OtherFormat("AVIF", 4, "ftypavif"),
          new OtherFormat("AVIF", 4, "ftypavis"),
          new OtherFormat("HEIC", 4, "ftyp"),
          new OtherFormat("JPEG XL", 0, "\u00ff\n"),
          new OtherFormat("JPEG XL", 4, "JXL "),
          new OtherFormat("JPEG 2000", 4, "jP  "),
          new OtherFormat("PDF", 0, "%PDF"),
          new OtherFormat("ZIP", 0, "PK"));

  static ProblemException refusal(Octets file) {
    for (OtherFormat format : KNOWN) {
      if (file.startsWith(format.at, format.mark)) {
        return refusal(format.name + " files are not read here. ");
      }
    }
    String text = file.text(0, Math.min(TEXT, file.length())).toLowerCase(Locale.ROOT);
    return text.contains("<svg")
        ? refusal("SVG files are not read here. ")
        : refusal("This is not an image of a kind that is read here. ");
  }

  private static ProblemException refusal(String what) {
    return Refusal.ofKind(what + INSTEAD);
  }
}
