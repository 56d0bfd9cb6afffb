package coach.ai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.provider.Reply.Meter;
import coach.support.StubProvider;
import coach.support.stub.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every adapter survives, and in which class it puts it.
public abstract class ModelProviderFaults extends ModelProviderContract {
  private static final String HTML = "<html><body>Sorry</body></html>";
  private static final String JSON = "application/json";

  protected final FailureClass classOf(Script script) {
    Reply.Failed failed = failed(answered(script));
    assertThat(failed.begun()).isFalse();
    assertThat(failed.meter()).isEqualTo(Meter.SILENT);
    return failed.reason();
  }

  protected final Reply.Failed streamed(Script script, Heard heard) {
    stub.answers(script);
    return failed(provider.send(Orders.order(), heard));
  }

  @Test
  void aRefusedKeyIsNeverRepeated() {
    stub.answers(Script.json(401, keyRefused(Orders.KEY)));

    Reply.Failed failed = failed(send());

    assertThat(failed.reason()).isEqualTo(FailureClass.BAD_KEY);
    assertThat(failed.detail()).isEqualTo("The provider refuses the key.");
    assertThat(failed.toString()).doesNotContain(Orders.KEY, "fake", "Incorrect");
  }

  @Test
  void anOddKeyIsNotRepeatedEither() {
    stub.answers(Script.json(401, keyRefused("ai")));

    assertThat(failed(send()).detail()).doesNotContain("ai.");
  }

  @Test
  void whatAnswersInHtmlIsNotTheProvider() {
    for (int status : new int[] {500, 502, 503, 504}) {
      assertThat(classOf(Script.answer(status, "text/html", HTML, Map.of())))
          .isEqualTo(FailureClass.GATEWAY_ERROR);
      assertThat(classOf(Script.answer(status, "text/html", "", Map.of())))
          .isEqualTo(FailureClass.GATEWAY_ERROR);
    }
  }

  @Test
  void aStatusWithoutABodyIsStillAStatus() {
    Map<Integer, FailureClass> expected =
        Map.of(
            401, FailureClass.BAD_KEY,
            402, FailureClass.BILLING,
            403, FailureClass.FORBIDDEN,
            404, FailureClass.MODEL_NOT_FOUND,
            408, FailureClass.TIMEOUT,
            413, FailureClass.BAD_REQUEST,
            422, FailureClass.BAD_REQUEST,
            429, FailureClass.RATE_LIMITED,
            529, FailureClass.OVERLOADED);

    expected.forEach(
        (status, reason) -> assertThat(classOf(Script.json(status, ""))).isEqualTo(reason));
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (StubProvider elsewhere = StubProvider.start()) {
      String location = elsewhere.base() + "/responses";

      for (int status : new int[] {301, 302, 303, 307, 308}) {
        assertThat(classOf(Script.json(status, "", Map.of("Location", location))))
            .isEqualTo(FailureClass.REDIRECTED);
      }

      assertThat(elsewhere.paid() + elsewhere.strays().size()).isZero();
    }
  }

  @Test
  void an200ThatIsNoAnswerIsMalformed() {
    String whole = whole(usage(1, 0, 0, 1, 0));
    for (String body :
        List.of(
            "",
            " ",
            HTML,
            whole.substring(0, whole.length() / 2),
            whole + "{}",
            "{}",
            "[]",
            "null",
            "\"text\"",
            "[".repeat(5_000))) {
      assertThat(classOf(Script.json(200, body))).as(body).isEqualTo(FailureClass.MALFORMED);
    }
  }

  @Test
  void aStreamWithoutItsEndIsMalformedAndHasBegun() {
    Heard heard = new Heard();

    Reply.Failed failed = streamed(Script.events(streamWithoutEnd()), heard);

    assertThat(failed.reason()).isEqualTo(FailureClass.MALFORMED);
    assertThat(failed.begun()).isTrue();
    assertThat(heard.text()).isNotEmpty();
  }

  @Test
  void aStreamCutInsideAnEventIsMalformedAtEveryByte() {
    String stream = stream();
    int end = stream.stripTrailing().length();

    for (int at = 0; at < end; at += 7) {
      Reply.Failed failed = streamed(Script.events(stream.substring(0, at)), new Heard());

      assertThat(failed.reason()).as("cut at %d", at).isEqualTo(FailureClass.MALFORMED);
    }
  }

  @Test
  void anEventThatIsNoJsonIsMalformed() {
    Reply.Failed failed = streamed(Script.events("data: {\"type\n\n"), new Heard());

    assertThat(failed.reason()).isEqualTo(FailureClass.MALFORMED);
    assertThat(failed.begun()).isFalse();
  }

  @Test
  void anErrorInsideAStreamHasItsClass() {
    Reply.Failed failed = streamed(Script.events(streamWithError()), new Heard());

    assertThat(failed.reason()).isEqualTo(FailureClass.OVERLOADED);
  }

  @Test
  void theListOfModelsFailsInClassesToo() {
    stub.lists(Script.json(401, keyRefused(Orders.KEY)));
    assertThat(provider.models(Orders.KEY))
        .isEqualTo(new Listing.Failed(FailureClass.BAD_KEY, "The provider refuses the key."));

    stub.lists(Script.answer(502, "text/html", HTML, Map.of()));
    assertThat(provider.models(Orders.KEY))
        .extracting(listing -> ((Listing.Failed) listing).reason())
        .isEqualTo(FailureClass.GATEWAY_ERROR);

    stub.lists(Script.json(200, "{\"data\":7}"));
    assertThat(provider.models(Orders.KEY))
        .extracting(listing -> ((Listing.Failed) listing).reason())
        .isEqualTo(FailureClass.MALFORMED);

    stub.lists(Script.flood(JSON, " ".repeat(60_000)));
    assertThat(provider.models(Orders.KEY))
        .extracting(listing -> ((Listing.Failed) listing).reason())
        .isEqualTo(FailureClass.MALFORMED);
    assertThat(stub.paid()).isZero();
  }

  @Test
  void theProviderSaysWhenToComeBack() {
    assertThat(failed(answered(limited("Retry-After", "7"))).retryAfter())
        .contains(Duration.ofSeconds(7));
    assertThat(failed(answered(limited("retry-after-ms", "1500"))).retryAfter())
        .contains(Duration.ofMillis(1500));
    assertThat(failed(answered(limited("x-should-retry", "false"))).retryAfter())
        .contains(Duration.ofMinutes(1));
    assertThat(failed(answered(limited("x-should-retry", "true"))).retryAfter()).isEmpty();
  }

  private static Script limited(String header, String value) {
    return Script.json(429, "", Map.of(header, value));
  }
}
