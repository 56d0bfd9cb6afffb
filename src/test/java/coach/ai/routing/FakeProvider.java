package coach.ai.routing;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Listing;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Does what it is told: once what was told once, else what it always does.
final class FakeProvider implements ModelProvider {
  /// What it does with one request.
  interface Act {
    Reply on(Order order, Deltas deltas) throws InterruptedException;
  }

  private final ProviderName name;
  private final List<Order> orders = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Act> once = new ArrayDeque<>();
  private volatile Act always = (_, _) -> Replies.completed("fine");

  FakeProvider(ProviderName name) {
    this.name = name;
  }

  @Override
  public ProviderName name() {
    return name;
  }

  @Override
  public Reply send(Order order, Deltas deltas) {
    orders.add(order);
    try {
      return next().on(order, deltas);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Replies.failed(FailureClass.RESET);
    }
  }

  private Act next() {
    synchronized (once) {
      return once.isEmpty() ? always : once.pop();
    }
  }

  void once(Reply reply) {
    once((_, _) -> reply);
  }

  void once(Act act) {
    synchronized (once) {
      once.add(act);
    }
  }

  void always(Reply reply) {
    always((_, _) -> reply);
  }

  void always(Act act) {
    always = act;
  }

  List<Order> orders() {
    return List.copyOf(orders);
  }

  List<String> models() {
    return orders().stream().map(Order::model).toList();
  }

  @Override
  public Listing models(String key) {
    throw new AssertionError("nobody asks for models here");
  }
}
