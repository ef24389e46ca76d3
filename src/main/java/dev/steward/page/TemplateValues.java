package dev.steward.page;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as maps, since templates read nothing else of classes that are not public. */
final class TemplateValues {
  private TemplateValues() {}

  /**
   * Records become maps by their components, lists lists of such; all else stays. In a template
   * {@code keys}, {@code values} and {@code size} are the map's own, so that no component has such
   * a name.
   */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Record record) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (RecordComponent component : record.getClass().getRecordComponents()) {
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
