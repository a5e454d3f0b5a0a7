import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.feel.FeelEngine;

/**
 * The FEEL engine that is inside of Zeebe 8.5, set up as Zeebe sets it up. Reads one JSON line a question, {"feel", "variables",
 * "now"}, and answers one JSON line: {"value"} or {"failed": "parse" | "evaluate", "why"}.
 */
public final class FeelOracle {
  private static final ZoneId BROKER_ZONE = ZoneId.of("Etc/UTC");

  private static final long LONGEST_MILLIS = 1_500;
  private static final long STACK_BYTES = 16L << 20;

  private static volatile long now;
  private static ExecutorService worker = newWorker();

  private FeelOracle() {}

  public static void main(final String[] args) throws Exception {
    final FeelEngine engine =
        new FeelEngine.Builder()
            .customValueMapper(new StoredValue.Mapper())
            .functionProvider(new CycleFunction())
            .clock(() -> ZonedDateTime.ofInstant(Instant.ofEpochMilli(now), BROKER_ZONE))
            .enableExternalFunctions(false)
            .build();
    final var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    final var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      final Map<?, ?> question = (Map<?, ?>) Json.parse(line);
      final StringBuilder answer = new StringBuilder();
      Json.write(answer, inTime(engine, question));
      out.println(answer);
      if (!in.ready()) out.flush();
    }
    out.flush();
  }

  /** Some texts make the parser go back and forth for minutes: they are answered with "slow" and left to end on their own. */
  private static Map<String, Object> inTime(final FeelEngine engine, final Map<?, ?> question) throws Exception {
    final var task = new FutureTask<>(() -> answer(engine, question));
    worker.execute(task);
    try {
      return task.get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (final TimeoutException late) {
      task.cancel(true);
      worker.shutdownNow();
      worker = newWorker();
      return failed("slow", "no answer in time");
    }
  }

  private static ExecutorService newWorker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          final var thread = new Thread(null, task, "feel", STACK_BYTES);
          thread.setDaemon(true);
          return thread;
        });
  }

  private static Map<String, Object> answer(final FeelEngine engine, final Map<?, ?> question) {
    now = (Long) question.get("now");
    final var parsed = engine.parseExpression((String) question.get("feel"));
    if (parsed.isLeft()) return failed("parse", parsed.left().get().message());
    try {
      final var variables = new StoredValue.StoredContext((Map<?, ?>) question.get("variables"), false);
      final var result = engine.evaluate(parsed.right().get(), variables);
      if (result.isFailure()) return failed("evaluate", result.failure().message());
      final Map<String, Object> answer = new java.util.HashMap<>();
      answer.put("value", StoredResult.of(result.result()));
      return answer;
    } catch (final RuntimeException | StackOverflowError error) {
      return failed("evaluate", error.toString());
    }
  }

  private static Map<String, Object> failed(final String kind, final String why) {
    return Map.of("failed", kind, "why", why);
  }
}
