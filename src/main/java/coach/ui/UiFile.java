package coach.ui;

import com.google.common.hash.Hashing;

/// One file as browsers get it.
final class UiFile {
  private final String type;
  private final byte[] content;
  private final String fingerprint;

  UiFile(String type, byte[] content) {
    this.type = type;
    this.content = content;
    this.fingerprint = Hashing.sha256().hashBytes(content).toString();
  }

  String type() {
    return type;
  }

  byte[] content() {
    return content;
  }

  /// Another one whenever the content is another.
  String fingerprint() {
    return fingerprint;
  }
}
