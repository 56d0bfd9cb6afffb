package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;
import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Purpose;
import coach.ai.price.Price;
import coach.ai.price.WorstCases;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;

/// Asks a prompt.
public record PromptErrand(Prompt prompt, WorstCases worstCases) implements Errand {
  @Override
  public Purpose purpose() {
    return prompt.purpose();
  }

  @Override
  public Payer payer() {
    return prompt.payer();
  }

  @Override
  public String requestId() {
    return prompt.requestId();
  }

  @Override
  public boolean giveUp() {
    return true;
  }

  @Override
  public Estimate worstCase(Price price) {
    return worstCases.of(prompt, price);
  }

  @Override
  public Reply perform(Call call, Deltas deltas) {
    Prompt fitted = call.price().map(price -> price.fitted(prompt)).orElse(prompt);
    return call.provider()
        .send(new Order(call.model(), fitted, call.key(), call.timeout()), deltas);
  }
}
