import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;

/**
 * What the broker stores of a FEEL value: whole numbers as 64-bit integers (larger ones lose their upper bits), others as doubles,
 * temporal values as Java's text, and nothing (null) of functions, ranges and errors.
 */
final class StoredResult {
  private StoredResult() {}

  static Object of(final Object value) {
    if (value instanceof StoredValue stored) return stored.json();
    if (value instanceof ValBoolean flag) return flag.value();
    if (value instanceof ValNumber number) {
      return number.value().isWhole() ? (Object) number.value().longValue() : (Object) number.value().doubleValue();
    }
    if (value instanceof ValString text) return stored(text.value());
    if (value instanceof ValList list) {
      final List<Object> items = new ArrayList<>();
      CollectionConverters.asJava(list.items()).forEach(item -> items.add(of(item)));
      return items;
    }
    if (value instanceof ValContext context) {
      final Map<String, Object> entries = new LinkedHashMap<>();
      CollectionConverters.asJava(context.context().variableProvider().getVariables())
          .forEach((key, entry) -> entries.put(stored(key), of(entry)));
      return entries;
    }
    if (value instanceof ValDate date) return date.value().toString();
    if (value instanceof ValLocalTime time) return time.value().toString();
    if (value instanceof ValTime time) return time.value().format();
    if (value instanceof ValLocalDateTime moment) return moment.value().toString();
    if (value instanceof ValDateTime moment) return moment.value().toString();
    if (value instanceof ValYearMonthDuration duration) return duration.value().toString();
    if (value instanceof ValDayTimeDuration duration) return duration.value().toString();
    return null;
  }

  /** Text is stored as UTF-8: half of a surrogate pair becomes a question mark. */
  private static String stored(final String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
