package coach.ai.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many who ask at the same time.
final class Crowd {
  private Crowd() {}

  interface Call<T> {
    T on(int number) throws Exception;
  }

  static <T> List<T> together(int count, Call<T> call) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(threads.submit(() -> call.on(number)));
      }
      for (Future<T> each : calls) {
        answers.add(each.get());
      }
    }
    return answers;
  }
}
