package coach.ai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.Usage;
import coach.support.stub.Call;
import coach.support.stub.Script;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter does, whatever it speaks; [ModelProviderFaults] has what it survives.
public abstract class ModelProviderContract extends ProviderFixture {
  /// Letters of two, three and four bytes, and what JSON escapes.
  protected static final String TEXT = "Überkauft – \"kein\" Einstieg 📈.";

  protected static final List<String> PIECES = List.of("Überkauft – ", "\"kein\" Einstieg ", "📈.");

  /// The header that has the key, and what stands before it there.
  protected abstract String keyHeader();

  /// A whole answer with this usage object.
  protected abstract String whole(String usage);

  /// A stream that says [#TEXT] in pieces, and ends well.
  protected abstract String stream();

  /// The same stream without its last event.
  protected abstract String streamWithoutEnd();

  /// A stream whose second event is an error.
  protected abstract String streamWithError();

  /// An error for a key that was refused, whose message repeats the key.
  protected abstract String keyRefused(String key);

  /// Tokens read anew, from the cache, into the cache, written, of them for reasoning.
  protected abstract String usage(
      long input, long cached, long cacheWrite, long output, long reasoning);

  /// Usages that cannot be true.
  protected abstract List<String> nonsense();

  @Test
  void aWholeAnswerIsTextModelUsageAndTheProvidersId() {
    stub.answers(Script.text(TEXT, 120, 30));

    Reply.Completed reply = completed(send());

    assertThat(reply.text()).isEqualTo(TEXT);
    assertThat(reply.model()).endsWith("test-model");
    assertThat(reply.meter().usage()).contains(Usage.of(120, 30));
    assertThat(reply.exchange().providerRequestId()).isPresent();
    assertThat(reply.exchange().firstByte()).isEmpty();
    assertThat(reply.exchange().took()).isPositive();
    assertThat(stub.paid()).isEqualTo(1);
  }

  @Test
  void aStreamIsHeardAsItComesAndAddsUpToTheAnswer() {
    stub.answers(Script.text(TEXT, 120, 30));
    Heard heard = new Heard();

    Reply.Completed reply = completed(provider.send(Orders.order(), heard));

    assertThat(stub.calls().getFirst().streams()).isTrue();
    assertThat(heard.pieces()).hasSizeGreaterThan(2);
    assertThat(heard.text()).isEqualTo(TEXT).isEqualTo(reply.text());
    assertThat(reply.meter().usage()).contains(Usage.of(120, 30));
    assertThat(reply.exchange().firstByte()).isPresent();
  }

  @Test
  void whoWantsNoStreamAsksForNone() {
    send();

    assertThat(stub.calls().getFirst().streams()).isFalse();
  }

  @Test
  void aWholeAnswerInsteadOfAStreamIsHeardAtOnce() {
    stub.answers(Script.json(200, whole(usage(1, 0, 0, 1, 0))));
    Heard heard = new Heard();

    completed(provider.send(Orders.order(), heard));

    assertThat(heard.pieces()).containsExactly(TEXT);
  }

  @Test
  void aStreamInsteadOfAWholeAnswerIsReadToo() {
    Reply.Completed reply = completed(answered(Script.events(stream())));

    assertThat(reply.text()).isEqualTo(TEXT);
  }

  @Test
  void jsonMayBeCutAnywhere() {
    String body = whole(usage(5, 0, 0, 7, 0));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    for (int at = 1; at < bytes.length; at++) {
      Reply reply = answered(Script.pieces("application/json", cut(bytes, at)));

      assertThat(completed(reply).text()).as("cut at %d", at).isEqualTo(TEXT);
    }
  }

  @Test
  void aStreamMayBeCutAnywhere() {
    byte[] bytes = stream().getBytes(StandardCharsets.UTF_8);

    for (int at = 1; at < bytes.length; at++) {
      stub.answers(Script.pieces("text/event-stream", cut(bytes, at)));
      Heard heard = new Heard();
      Reply reply = provider.send(Orders.order(), heard);

      assertThat(completed(reply).text()).as("cut at %d", at).isEqualTo(TEXT);
      assertThat(heard.text()).as("cut at %d", at).isEqualTo(TEXT);
    }
  }

  @Test
  void linesOfAStreamMayEndInAnyWay() {
    for (String lineEnd : List.of("\r\n", "\r")) {
      String text = (": a comment\n\n" + stream()).replace("\n", lineEnd);

      Reply reply = answered(Script.events(text));

      assertThat(completed(reply).text()).isEqualTo(TEXT);
    }
  }

  @Test
  void theKeyIsInItsHeaderAndNowhereElse() {
    send();
    provider.models(Orders.KEY);

    for (Call call : List.of(stub.calls().getFirst(), stub.listings().getFirst())) {
      assertThat(call.target() + call.body()).doesNotContain(Orders.KEY);
      assertThat(call.headers().keySet())
          .filteredOn(name -> call.header(name).orElse("").contains(Orders.KEY))
          .containsExactly(keyHeader());
    }
  }

  @Test
  void theProviderIsToldOurIdAndNotWhoAsks() {
    send();

    Call call = stub.calls().getFirst();
    assertThat(call.requestId()).isEqualTo(Orders.REQUEST_ID);
    assertThat(call.headers().toString() + call.body()).doesNotContain(Orders.USER.toString());
  }

  @Test
  void noCodingOfBodiesIsOffered() {
    send();

    Call call = stub.calls().getFirst();
    assertThat(call.header("Accept-Encoding")).isEmpty();
    assertThat(call.header("Transfer-Encoding")).isEmpty();
    assertThat(call.header("Cookie")).isEmpty();
    assertThat(call.header("Content-Length")).isPresent();
  }

  @Test
  void usageIsTakenApart() {
    Reply reply = answered(Script.json(200, whole(usage(70, 20, 10, 40, 15))));

    assertThat(reply)
        .extracting(r -> ((Reply.Completed) r).meter().usage())
        .isEqualTo(Optional.of(new Usage(70, 20, 10, 40, 15)));
  }

  @Test
  void anExplicitZeroIsAZero() {
    Reply reply = answered(Script.json(200, whole(usage(0, 0, 0, 0, 0))));

    assertThat(completed(reply).meter().usage()).contains(Usage.of(0, 0));
  }

  @Test
  void anAnswerWithoutUsageIsAnAnswer() {
    Reply reply = answered(Script.json(200, whole("null")));

    assertThat(completed(reply).text()).isEqualTo(TEXT);
    assertThat(completed(reply).meter().usage()).isEmpty();
  }

  @Test
  void usageThatCannotBeTrueIsNone() {
    for (String usage : nonsense()) {
      Reply reply = answered(Script.json(200, whole(usage)));

      assertThat(completed(reply).meter().usage()).as(usage).isEmpty();
    }
  }

  @Test
  void theListOfModelsIsFreeAndTellsWhenTheyEnd() {
    Listing listing = provider.models(Orders.KEY);

    assertThat(listing)
        .isEqualTo(
            new Listing.Models(
                List.of(
                    new Listing.Listed("stub-model", Optional.empty()),
                    new Listing.Listed("old-model", Optional.of(LocalDate.of(2026, 12, 11))))));
    assertThat(stub.listed()).isEqualTo(1);
    assertThat(stub.paid()).isZero();
    assertThat(stub.strays()).isEmpty();
  }

  @Test
  void aConnectionIsUsedAgain() {
    send();
    send();

    assertThat(stub.paid()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(stub.connections()).isEqualTo(1));
  }

  private static List<byte[]> cut(byte[] bytes, int at) {
    return List.of(Arrays.copyOfRange(bytes, 0, at), Arrays.copyOfRange(bytes, at, bytes.length));
  }
}
