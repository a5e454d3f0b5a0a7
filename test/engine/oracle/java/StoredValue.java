import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.math.BigDecimal$;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;

/**
 * A process variable as the broker stores it: not a FEEL value yet. It becomes one when it is read; the entries of an object stay
 * stored until they are read themselves, which some functions can tell.
 */
record StoredValue(Object json) {

  Val read() {
    if (json == null) return ValNull$.MODULE$;
    if (json instanceof Boolean flag) return new ValBoolean(flag);
    if (json instanceof Long number) return new ValNumber(BigDecimal$.MODULE$.apply((long) number));
    if (json instanceof Double number) return new ValNumber(BigDecimal$.MODULE$.apply((double) number));
    if (json instanceof String text) return new ValString(text);
    if (json instanceof List<?> items) {
      final List<Val> read = items.stream().map(item -> new StoredValue(item).read()).collect(Collectors.toList());
      return new ValList(CollectionConverters.asScala(read).toList());
    }
    return new ValContext(new StoredContext((Map<?, ?>) json, true));
  }

  /** Reads what is stored, and gives results back as they are: their types are wanted. */
  static final class Mapper extends JavaCustomValueMapper {
    @Override
    public Optional<Val> toValue(final Object value, final Function<Object, Val> inner) {
      return value instanceof StoredValue stored ? Optional.of(stored.read()) : Optional.empty();
    }

    @Override
    public Optional<Object> unpackValue(final Val value, final Function<Val, Object> inner) {
      return Optional.of(value);
    }

    @Override
    public int priority() {
      return 50;
    }
  }

  /** An object variable, or all variables of a scope: those can be asked for by name only, their names are not told. */
  static final class StoredContext extends CustomContext {
    private final Map<?, ?> entries;
    private final boolean tellsNames;

    StoredContext(final Map<?, ?> entries, final boolean tellsNames) {
      this.entries = entries;
      this.tellsNames = tellsNames;
    }

    @Override
    public VariableProvider variableProvider() {
      return new VariableProvider() {
        @Override
        public Option<Object> getVariable(final String name) {
          return entries.containsKey(name) ? Option.apply(new StoredValue(entries.get(name))) : Option.empty();
        }

        @Override
        public Iterable<String> keys() {
          final List<String> names =
              tellsNames ? entries.keySet().stream().map(String.class::cast).collect(Collectors.toList()) : List.of();
          return CollectionConverters.asScala(names).toList();
        }
      };
    }
  }
}
