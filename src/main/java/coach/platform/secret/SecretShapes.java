package coach.platform.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What keys, tokens and URLs with passwords look like; looser than the issuers' own formats.
///
/// Words find where a shape may begin, and a regular expression is tried only there. Every
/// repetition in one is possessive, bounded, or ends where the next attempt begins, so that no text
/// makes the search quadratic.
final class SecretShapes {
  /// Where a word starts, also right behind a line end that was escaped to `\n`.
  private static final String AT_WORD = "(?:(?<![A-Za-z0-9])|(?<=\\\\[nrt]))";

  static final List<String> STARTS =
      List.of(
          "-----begin ",
          "://",
          "sk-",
          "pplx-",
          "tck_",
          "tcr_",
          "tci_",
          "whsec_",
          "ghp_",
          "gho_",
          "ghs_",
          "ghu_",
          "github_pat_",
          "glpat-",
          "xox",
          "eyj",
          "bearer",
          "basic");

  private static final Words BEGINNINGS = Words.inAnyCase(STARTS);

  /// The group `secret` is what gets masked.
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(
              "(?<secret>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*+"
                  + "(?:-----END [A-Z ]{0,40}-----)?)"),
          // A password ends at the last @ before the path…
          Pattern.compile("://[^\\s/:@?#]{0,256}+:(?<secret>[^\\s/?#\"'<>]+)@"),
          // …but one with a raw slash, which only people write into these, at the first.
          Pattern.compile(
              "(?<=postgres|postgresql|redis|rediss|amqp|amqps|mysql|mongodb)"
                  + "://[^\\s/:@]{0,256}+:(?<secret>[^\\s\"'<>@]{1,512}+)@"),
          Pattern.compile("://(?<secret>[^\\s/:@?#\"'<>]{16,}+)@"),
          Pattern.compile("(?<secret>(?:sk-(?:proj|svcacct|admin|ant|or)|pplx)-[\\w*-]{4,}+)"),
          Pattern.compile(
              AT_WORD
                  + "(?<secret>(?:sk-|pplx-|tc[ikr]_|whsec_|gh[opsu]_|github_pat_|glpat-|xox[a-z]-)"
                  + "[\\w*+/=-]{8,}+)"),
          Pattern.compile(
              "(?:(?<![\\w-])|(?<=\\\\[nrt]))(?<secret>eyJ[\\w-]{4,}+(?:\\.[\\w-]*+){1,4}+)"),
          Pattern.compile(
              "(?i)" + AT_WORD + "bearer(?:[ \\t+:]|%20){1,4}+(?<secret>[\\w.~+/=*-]{8,}+)"),
          Pattern.compile(
              "(?i)"
                  + AT_WORD
                  + "basic[ \\t]{1,4}+(?=[a-z+/]{0,200}+[0-9=])(?<secret>[\\w+/=-]{6,}+)"));

  private SecretShapes() {}

  static String mask(String text) {
    int at = BEGINNINGS.next(text, 0);
    if (at < 0) {
      return text;
    }
    List<Matcher> shapes = SHAPES.stream().map(shape -> matcher(shape, text)).toList();
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int from = at + 1;
      for (Matcher shape : shapes) {
        if (shape.region(at, text.length()).lookingAt()) {
          masked.append(text, done, shape.start("secret")).append(Secret.MASK);
          done = shape.end("secret");
          from = done;
          break;
        }
      }
      at = BEGINNINGS.next(text, from);
    }
    return masked.append(text, done, text.length()).toString();
  }

  /// Sees what stands before its region, to know where words begin.
  private static Matcher matcher(Pattern shape, String text) {
    return shape.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }
}
