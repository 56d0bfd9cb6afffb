package coach.coaching.image.picture;

import coach.platform.Problem;
import coach.platform.ProblemException;

/// Why a file is not taken, in words for whoever sent it.
public final class Refusal {
  private static final String FIELD = "image";

  private Refusal() {}

  /// A file of a kind that is not read here.
  public static ProblemException ofKind(String detail) {
    return new Problem.UnsupportedMediaType(detail).toException();
  }

  /// More bytes or more pixels than are taken.
  public static ProblemException ofSize(String detail) {
    return new Problem.TooLarge(detail).toException();
  }

  /// A file of the right kind with something in it that is broken, or not taken.
  ///
  /// @param reason continues the sentence that "image" begins
  public static ProblemException because(String reason) {
    return Problem.Invalid.field(FIELD, reason).toException();
  }

  public static ProblemException truncated() {
    return because("is cut off: a part of the file is missing");
  }

  public static ProblemException broken(String where) {
    return because("is broken: " + where);
  }

  /// Another file perhaps, for another program: nobody draws that.
  public static void unlessOnlyPadding(Octets rest) {
    for (int at = 0; at < rest.length(); at++) {
      if (rest.u8(at) != 0) {
        throw because("has something behind its end: save it anew");
      }
    }
  }

  public static ProblemException animated() {
    return because("is animated: send a still picture");
  }
}
