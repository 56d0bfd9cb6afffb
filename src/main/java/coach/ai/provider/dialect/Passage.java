package coach.ai.provider.dialect;

import coach.ai.provider.Receiver;
import coach.ai.provider.Reply;
import coach.ai.provider.wire.WireAnswer;
import coach.ai.provider.wire.WireException;

/// An answer on its way from a provider to a receiver.
record Passage(WireAnswer answer, Receiver receiver, Hearing hearing, Replies replies) {

  Reply reply(RetryAdvice advice) {
    return answer.isStream() ? stream(advice) : whole(advice);
  }

  private Reply whole(RetryAdvice advice) {
    try {
      return replies.of(receiver.whole(answer.whole()), answer.status(), advice);
    } catch (WireException e) {
      return replies.lost(e);
    }
  }

  private Reply stream(RetryAdvice advice) {
    try {
      answer.pieces(this::piece);
    } catch (WireException e) {
      Receiver.Verdict verdict = receiver.end();
      hearing.pass(receiver.begun());
      return replies.lost(e, verdict, advice);
    }
    Receiver.Verdict verdict = receiver.end();
    hearing.pass(receiver.begun());
    return replies.of(verdict, answer.status(), advice);
  }

  private void piece(byte[] bytes, int length) throws InterruptedException {
    hearing.pass(receiver.begun());
    receiver.piece(bytes, length);
  }
}
