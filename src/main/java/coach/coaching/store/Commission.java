package coach.coaching.store;

import coach.ai.Payer;
import coach.coaching.Charts.Upload;
import coach.coaching.ImageId;
import coach.coaching.Said;
import coach.shared.UserId;
import java.util.Optional;

/// A review that somebody wants.
///
/// @param upload a chart that is not kept yet
/// @param image one that is
/// @param key the client's `Idempotency-Key`
public record Commission(
    Payer payer,
    String requestId,
    Said said,
    Optional<Upload> upload,
    Optional<ImageId> image,
    Optional<String> key) {

  public UserId owner() {
    return payer.user();
  }
}
