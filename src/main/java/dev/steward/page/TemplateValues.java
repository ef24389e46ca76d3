package dev.steward.page;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as maps, since templates read nothing else of classes that are not public. */
final class TemplateValues {
  // in a template they are the map's own
  private static final Set<String> TAKEN = Set.of("keys", "keySet", "values", "size", "isEmpty");

  private TemplateValues() {}

  /** Records become maps by their components, lists lists of such; all else stays. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Record record) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        if (TAKEN.contains(component.getName())) {
          throw new IllegalStateException("No template can read " + component);
        }
        map.put(component.getName(), of(read(record, component.getAccessor())));
      }
      return map;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TemplateValues::of).toList();
    }
    return value;
  }

  private static @Nullable Object read(Record record, Method accessor) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A component of a record cannot be read", e);
    }
  }
}
