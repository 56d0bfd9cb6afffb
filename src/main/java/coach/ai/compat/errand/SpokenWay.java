package coach.ai.compat.errand;

import coach.ai.AiGateway.Deltas;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.compat.answer.AnswerWriter;
import coach.ai.compat.answer.Ending;
import coach.ai.compat.translate.Translation;
import coach.ai.compat.translate.Translation.Expressed;
import coach.ai.compat.translate.Translation.Inexpressible;
import coach.ai.compat.translate.Translator;
import coach.ai.price.Price;
import coach.ai.price.WorstCases;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.ai.routing.request.Errand.Call;
import java.time.Duration;
import java.util.Optional;

/// What the client asks, said in a prompt; the answer is written in the client's words.
record SpokenWay(Asked asked, Track track, Translator translator) {

  Estimate worstCase(Price price, WorstCases worstCases) {
    return switch (translation(price.model().provider())) {
      case Expressed(var prompt) -> worstCases.of(prompt, price);
      case Inexpressible what -> new Estimate.Unfit(Rejection.BAD_REQUEST, text(what));
    };
  }

  Reply go(Turn turn, Call call) {
    return switch (translation(turn.model().provider())) {
      case Expressed(var prompt) -> send(turn, call, fitted(prompt, call));
      case Inexpressible what -> refused(what);
    };
  }

  private Translation translation(ProviderName provider) {
    Translation translation =
        translator.translate(asked.call(), provider, asked.payer(), asked.requestId());
    if (translation instanceof Inexpressible what) {
      track.cannotSay(what);
    }
    return translation;
  }

  private static Prompt fitted(Prompt prompt, Call call) {
    return call.price().map(price -> price.fitted(prompt)).orElse(prompt);
  }

  private Reply send(Turn turn, Call call, Prompt prompt) {
    AnswerWriter writer = AnswerWriter.of(asked.heading(turn.model()));
    Order order = new Order(call.model(), prompt, call.key(), call.timeout());
    if (!asked.streams()) {
      Reply reply = call.provider().send(order, Deltas.NONE);
      Ending.of(reply).map(writer::whole).ifPresent(turn::put);
      return reply;
    }
    turn.writes(writer);
    Speaking speaking = new Speaking(turn, writer, track);
    boolean live = call.price().map(price -> price.abilities().stream()).orElse(true);
    Reply reply = call.provider().send(order, live ? speaking : Deltas.NONE);
    Ending.of(reply).ifPresent(speaking::end);
    return reply;
  }

  private static Reply refused(Inexpressible what) {
    return new Reply.Failed(
        FailureClass.BAD_REQUEST,
        "inexpressible",
        text(what),
        Optional.empty(),
        Meter.SILENT,
        false,
        new Exchange(Optional.empty(), Optional.empty(), Duration.ZERO, Headroom.UNKNOWN));
  }

  private static String text(Inexpressible what) {
    return what.field() + " " + what.reason();
  }
}
