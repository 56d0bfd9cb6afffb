package coach.platform;

import java.util.UUID;
import java.util.regex.Pattern;

/// An id in a path: what is spelled wrong does not exist, as much as what nobody has.
public final class PathId {
  /// [UUID#fromString] alone takes more spellings than one.
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private PathId() {}

  /// @param what it would name, for the answer
  public static UUID of(String text, String what) {
    if (!FORM.matcher(text).matches()) {
      throw new Problem.NotFound(what).toException();
    }
    return UUID.fromString(text);
  }
}
