package coach.ai.provider.canned;

import coach.ai.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// What the canned model says to a prompt.
final class CannedText {
  private CannedText() {}

  static String of(Prompt prompt) {
    return prompt
        .schema()
        .map(schema -> new SchemaInstance(schema.schema()).json())
        .orElseGet(() -> prose(prompt));
  }

  private static String prose(Prompt prompt) {
    return CannedProvider.MARK
        + ": no model was asked. The prompt for purpose "
        + prompt.purpose().text()
        + " has "
        + prompt.parts().size()
        + " parts, of which "
        + prompt.images().size()
        + " images, and the fingerprint "
        + fingerprint(prompt)
        + ".";
  }

  /// Another prompt gets another answer.
  private static String fingerprint(Prompt prompt) {
    CRC32 sum = new CRC32();
    sum.update(prompt.instructions().getBytes(StandardCharsets.UTF_8));
    for (Prompt.Part part : prompt.parts()) {
      String content =
          switch (part) {
            case Prompt.Part.Text(var text) -> text;
            case Prompt.Part.Image image -> image.base64();
          };
      sum.update(0);
      sum.update(content.getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(sum.getValue());
  }
}
