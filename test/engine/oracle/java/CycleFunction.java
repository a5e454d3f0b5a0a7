import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;

/** The one function that Zeebe adds to FEEL, after its documentation: the text of a repeating timer. No library has it. */
final class CycleFunction extends JavaFunctionProvider {
  private static final List<JavaFunction> SIGNATURES =
      List.of(
          new JavaFunction(List.of("repetitions", "interval"), args -> cycle(args.get(0), args.get(1))),
          new JavaFunction(List.of("interval"), args -> cycle(ValNull$.MODULE$, args.get(0))));

  private static Val cycle(final Val repetitions, final Val interval) {
    if (!(interval instanceof ValDayTimeDuration) && !(interval instanceof ValYearMonthDuration)) {
      return new ValError("no duration: " + interval);
    }
    if (repetitions == ValNull$.MODULE$) return new ValString("R/" + interval);
    return repetitions instanceof ValNumber number
        ? new ValString("R" + number.value().intValue() + "/" + interval)
        : new ValError("no number: " + repetitions);
  }

  @Override
  public Collection<String> getFunctionNames() {
    return List.of("cycle");
  }

  @Override
  public Optional<JavaFunction> resolveFunction(final String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public List<JavaFunction> resolveFunctions(final String name) {
    return name.equals("cycle") ? SIGNATURES : List.of();
  }
}
