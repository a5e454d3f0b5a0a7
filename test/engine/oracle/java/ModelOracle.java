import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Reads a diagram as Zeebe 8.5 does and runs its validators of a design. One JSON line a diagram, {"xml"}; one JSON line an answer:
 * {"refused": [{"element", "why"}]}, or {"unreadable": why} when it is no BPMN by the schema.
 */
public final class ModelOracle {
  private ModelOracle() {}

  public static void main(final String[] args) throws Exception {
    final var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    final var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    // the schema's own complaints are printed by the library; they are told in the answer
    System.setOut(System.err);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      final StringBuilder answer = new StringBuilder();
      Json.write(answer, answer((String) ((Map<?, ?>) Json.parse(line)).get("xml")));
      out.println(answer);
      if (!in.ready()) out.flush();
    }
    out.flush();
  }

  private static Map<String, Object> answer(final String xml) {
    final BpmnModelInstance model;
    final var visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
    try {
      model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      new ModelWalker(model).walk(visitor);
    } catch (final RuntimeException error) {
      final Throwable cause = error.getCause() == null ? error : error.getCause();
      return Map.of("unreadable", String.valueOf(cause));
    }
    final List<Object> refused = new ArrayList<>();
    visitor
        .getValidationResult()
        .getResults()
        .forEach((element, results) -> results.forEach(result -> refused.add(problem(element, result.getMessage()))));
    return Map.of("refused", refused);
  }

  private static Map<String, Object> problem(final ModelElementInstance element, final String why) {
    final Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("element", nameOf(element));
    problem.put("why", element.getElementType().getTypeName() + ": " + why);
    return problem;
  }

  /** The element's id, or that of the nearest one around it that has one; the document itself has its kind for a name. */
  private static String nameOf(final ModelElementInstance element) {
    final ModelElementInstance around = element.getParentElement();
    if (around == null) return element.getElementType().getTypeName();
    final String id = element.getAttributeValue("id");
    return id == null ? nameOf(around) : id;
  }
}
