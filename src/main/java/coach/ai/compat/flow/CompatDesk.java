package coach.ai.compat.flow;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.compat.OfferedModels;
import coach.ai.compat.call.CallReader;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.errand.Asked;
import coach.ai.compat.errand.CompatErrand;
import coach.ai.compat.errand.Laps;
import coach.ai.compat.errand.Track;
import coach.ai.compat.flow.WholeDelivery.Keeper;
import coach.ai.compat.translate.Translator;
import coach.ai.price.WorstCases;
import coach.ai.routing.Errands;
import coach.ai.routing.Errands.Conclusion;
import coach.ai.routing.Errands.Underway;
import coach.platform.IdSource;
import coach.platform.idempotency.Begun;
import coach.platform.idempotency.BodyHash;
import coach.platform.idempotency.IdempotencyKey;
import coach.platform.idempotency.IdempotencyKeys;
import coach.platform.idempotency.KeptAnswer;
import coach.platform.idempotency.KeyedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Serves programs that ask in OpenAI's words.
///
/// Thread-safe: has no state of its own.
public final class CompatDesk {
  /// As others have it for an answer that was given before.
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Tools tools;
  private final CallReader reader;
  private final OfferedModels models;
  private final Errands errands;
  private final IdempotencyKeys keys;

  /// What answers are made with.
  public record Tools(WorstCases worstCases, Translator translator, IdSource ids) {}

  /// Who asks.
  ///
  /// @param key the request has, so that it may be sent again
  public record Client(Payer payer, String requestId, Optional<IdempotencyKey> key) {}

  public CompatDesk(
      Tools tools, CallReader reader, OfferedModels models, Errands errands, IdempotencyKeys keys) {
    this.tools = tools;
    this.reader = reader;
    this.models = models;
    this.errands = errands;
    this.keys = keys;
  }

  /// Returns when the answer is there, or its first byte.
  ///
  /// @throws coach.platform.ProblemException when there will be none
  public Served serve(Endpoint endpoint, byte[] body, Client client) throws InterruptedException {
    CompatCall call = reader.read(endpoint, body);
    List<ModelId> route = models.route(call.model());
    if (call.streaming().wanted()) {
      return stream(asked(call, client, tools.ids().next()), route);
    }
    return client.key().isEmpty()
        ? whole(asked(call, client, tools.ids().next()), route, Keeper.NONE)
        : once(call, client, route, request(endpoint, body, client));
  }

  private static KeyedRequest request(Endpoint endpoint, byte[] body, Client client) {
    return new KeyedRequest(
        client.payer().user(),
        "POST /v1/" + endpoint.path(),
        client.key().orElseThrow(),
        BodyHash.of(body));
  }

  private Asked asked(CompatCall call, Client client, UUID answerId) {
    return new Asked(
        call,
        client.payer(),
        client.requestId(),
        answerId,
        tools.ids().clock().instant(),
        models.isExact(call.model()));
  }

  private Served once(CompatCall call, Client client, List<ModelId> route, KeyedRequest request)
      throws InterruptedException {
    return switch (keys.begin(request)) {
      case Begun.Fresh(var ticket) ->
          whole(
              asked(call, client, ticket.answerId()),
              route,
              new Kept(keys, ticket, client.requestId()));
      case Begun.Replay(var answer) -> replayed(answer);
      case Begun.Refused(var why) -> throw why.toException();
    };
  }

  private static Served replayed(KeptAnswer answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put(REPLAYED, "true");
    return new Served.Whole(answer.status(), answer.contentType(), headers, answer.body());
  }

  private Served whole(Asked asked, List<ModelId> route, Keeper keeper)
      throws InterruptedException {
    Track track = new Track(new Laps(System::nanoTime));
    var delivery = new WholeDelivery(asked, track, keeper, tools.ids().clock());
    Underway underway = begin(asked, track, route, delivery);
    try {
      return delivery.await();
    } catch (InterruptedException e) {
      underway.abandon();
      throw e;
    }
  }

  private Served stream(Asked asked, List<ModelId> route) throws InterruptedException {
    Track track = new Track(new Laps(System::nanoTime));
    var delivery = new StreamDelivery(asked, track, tools.ids().clock());
    Underway underway = begin(asked, track, route, delivery);
    try {
      return delivery.await();
    } catch (InterruptedException e) {
      delivery.leave();
      underway.abandon();
      throw e;
    }
  }

  private Underway begin(Asked asked, Track track, List<ModelId> route, Conclusion conclusion) {
    var errand = new CompatErrand(asked, track, tools.worstCases(), tools.translator());
    return errands.begin(errand, route, asked.answerId(), conclusion);
  }
}
