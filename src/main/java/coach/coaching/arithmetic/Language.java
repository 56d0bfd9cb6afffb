package coach.coaching.arithmetic;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Tells sentences that are not English: the model is told to write English, and in another
/// language nobody here would know a figure in words.
final class Language {
  /// `é`, `ï` and the like are in English words too.
  private static final Pattern OTHER_LETTER =
      Pattern.compile("[\\p{L}&&[^a-zA-Zéèêëïñµ]]", Pattern.UNICODE_CASE);

  /// Small words of German, French, Spanish, Italian, Portuguese, Dutch and Polish, none of which
  /// is English, nor a symbol as long as it is not in capitals.
  private static final Pattern OTHER_WORD =
      Pattern.compile(
          "\\b(?:[Dd]er|[Dd]as|[Dd]em|[Dd]en|[Uu]nd|[Ii]st|[Nn]icht|[Ee]in|[Ee]ine|[Vv]on|[Mm]it|[Ll]iegt|[Ss]ie"
              + "|[Ll]e|[Ll]a|[Ll]es|[Ee]st|[Uu]n|[Uu]ne|[Dd]e|[Dd]u|[Dd]es|[Vv]ous|[Pp]our|[Aa]vec|[Ss]ur"
              + "|[Ee]l|[Ll]os|[Ll]as|[Ee]s|[Uu]na|[Dd]el|[Pp]ara|[Cc]on|[Pp]or|[Ss]u"
              + "|[Ii]l|[Ll]o|[Dd]i|[Cc]he|[Dd]ella|[Uu]no|[Rr]ischio|[Rr]iesgo|[Rr]isiko|[Rr]isco|[Rr]isque|[Rr]yzyko"
              + "|[Uu]m|[Uu]ma|[Dd]os|[Ee]m|[Hh]et|[Ee]en|[Nn]iet|[Vv]an|[Jj]est|[Nn]ie|[Ww]ynosi)\\b");

  private Language() {}

  static boolean isForeign(String sentence) {
    String composed = Normalizer.normalize(sentence, Normalizer.Form.NFKC);
    return OTHER_LETTER.matcher(composed).find() || OTHER_WORD.matcher(composed).find();
  }
}
