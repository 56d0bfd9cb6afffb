package coach.ai.compat.relay;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatCall;
import coach.ai.provider.Receiver.Verdict;

/// Reads a provider's answer that came as one JSON object.
public final class WholeAnswer {
  private WholeAnswer() {}

  public static Verdict read(CompatCall call, ProviderName provider, byte[] body) {
    return Watch.of(call, provider).whole(body);
  }
}
