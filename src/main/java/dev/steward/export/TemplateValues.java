package dev.steward.export;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.engine.IterationStatusVar;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Reads the variables of a template: a name, and behind dots the names of what lies in it, at the
 * end perhaps {@code isEmpty()}. Templates can do nothing else with what is personal, and pages are
 * made faster than with expressions that could do anything.
 */
final class TemplateValues implements IStandardVariableExpressionEvaluator {
  private static final String EMPTY = "isEmpty()";

  private final Map<String, String[]> paths = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object evaluate(
      IExpressionContext context,
      IStandardVariableExpression expression,
      StandardExpressionExecutionContext execution) {
    String[] names =
        paths.computeIfAbsent(expression.getExpression(), text -> text.trim().split("\\.", -1));
    Object value = context.getVariable(names[0]);
    for (int i = 1; i < names.length; i++) {
      value = in(value, names[i]);
    }
    return value;
  }

  private static @Nullable Object in(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return name.equals(EMPTY) ? (Object) map.isEmpty() : map.get(name);
    }
    if (value instanceof Map.Entry<?, ?> entry && (name.equals("key") || name.equals("value"))) {
      return name.equals("key") ? entry.getKey() : entry.getValue();
    }
    if (value instanceof IterationStatusVar at && name.equals("last")) {
      return at.isLast();
    }
    if (name.equals(EMPTY) && value instanceof Collection<?> values) {
      return values.isEmpty();
    }
    if (name.equals(EMPTY) && value instanceof String text) {
      return text.isEmpty();
    }
    throw new IllegalArgumentException("A template asks for " + name + " of what has none");
  }

  @Override
  public String toString() {
    return "TemplateValues";
  }
}
