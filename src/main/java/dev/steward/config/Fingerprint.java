package dev.steward.config;

import dev.steward.core.PersonalDataCategory;
import dev.steward.core.Sha256;
import dev.steward.detect.WordList;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHA-256 over records, whatever the order of their maps. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Object value) {
    return Sha256.of(canonical(value).getBytes(StandardCharsets.UTF_8));
  }

  private static String canonical(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof PersonalDataCategory category) {
      return text(category.name());
    }
    if (value instanceof WordList list) {
      return text(list.sha256());
    }
    if (value instanceof Optional<?> optional) {
      return canonical(optional.orElse(null));
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream()
          .map(Fingerprint::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put(canonical(key), canonical(entry)));
      return sorted.toString();
    }
    return value instanceof Record fields ? canonical(fields) : text(value.toString());
  }

  private static String canonical(Record fields) {
    StringBuilder text = new StringBuilder(fields.getClass().getSimpleName()).append('(');
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      text.append(component.getName()).append('=').append(canonical(value(component, fields)));
    }
    return text.append(')').toString();
  }

  private static @Nullable Object value(RecordComponent component, Record fields) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record's components can be read", e);
    }
  }

  /** With its length before it, so that no text looks like the end of another. */
  private static String text(String text) {
    return text.length() + ":" + text;
  }
}
