package coach.ai.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many who ask at the same time.
final class Crowd {
  private Crowd() {}

  interface Call {
    Grant on(int number) throws Exception;
  }

  static List<Grant> together(int count, Call call) throws Exception {
    List<Grant> grants = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Grant>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(threads.submit(() -> call.on(number)));
      }
      for (Future<Grant> each : calls) {
        grants.add(each.get());
      }
    }
    return grants;
  }
}
