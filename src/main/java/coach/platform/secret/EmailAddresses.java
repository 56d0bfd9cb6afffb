package coach.platform.secret;

/// Hides who is behind an e-mail address; the domain stays, because operators need it.
final class EmailAddresses {
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_DOMAIN = 255;

  private EmailAddresses() {}

  static String mask(String text) {
    int first = text.indexOf('@');
    if (first < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (int at = first; at >= 0; at = text.indexOf('@', at + 1)) {
      int start = localPart(text, at, done);
      if (start < at && hasDomain(text, at + 1)) {
        masked.append(text, done, start).append(Secret.MASK);
        done = at;
      }
    }
    return done == 0 ? text : masked.append(text, done, text.length()).toString();
  }

  private static int localPart(String text, int at, int done) {
    int start = at;
    int floor = Math.max(done, at - LONGEST_LOCAL_PART);
    while (start > floor && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }

  /// A dot and then two letters, which version numbers and object ids do not have.
  private static boolean hasDomain(String text, int from) {
    int end = Math.min(text.length(), from + LONGEST_DOMAIN);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && i > from && i + 2 < text.length()) {
        if (Character.isLetter(text.charAt(i + 1)) && Character.isLetter(text.charAt(i + 2))) {
          return true;
        }
      } else if (!Character.isLetterOrDigit(c) && c != '-' && c != '.') {
        return false;
      }
    }
    return false;
  }
}
