package dev.steward.config;

import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Notes which properties the binder tried, and goes on after each that it could not bind. */
final class BindingLog implements BindHandler {
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          Integer.class, "expected a whole number",
          Long.class, "expected a whole number",
          Double.class, "expected a number such as 0.5",
          Boolean.class, "expected true or false",
          Duration.class, "expected a duration such as 30s or PT30S",
          Period.class, "expected a period such as P10Y");

  private final Map<ConfigurationPropertyName, Class<?>> tried = new LinkedHashMap<>();
  private final Set<ConfigurationPropertyName> textMaps = new LinkedHashSet<>();
  private final Map<ConfigurationPropertyName, String> failures = new LinkedHashMap<>();
  private final Set<ConfigurationPropertyName> brokenLists = new LinkedHashSet<>();

  /** What could not be bound, and why. */
  Map<ConfigurationPropertyName, String> failures() {
    return failures;
  }

  /** Lists of which not all elements were bound. */
  Set<ConfigurationPropertyName> brokenLists() {
    return brokenLists;
  }

  boolean wasTried(ConfigurationPropertyName name) {
    return tried.containsKey(name) || textMaps.stream().anyMatch(map -> map.isAncestorOf(name));
  }

  boolean isMap(ConfigurationPropertyName name) {
    return Map.class.isAssignableFrom(tried.getOrDefault(name, Object.class));
  }

  boolean isList(ConfigurationPropertyName name) {
    return Collection.class.isAssignableFrom(tried.getOrDefault(name, Object.class));
  }

  /** Whether a name is an element of a list of texts. */
  boolean isListedText(ConfigurationPropertyName name) {
    return name.isLastElementIndexed()
        && isList(name.getParent())
        && tried.get(name) == String.class;
  }

  /** Whether a name is an element of a list of which another source has fewer, and wins. */
  boolean isOverriddenElement(ConfigurationPropertyName name) {
    return name.isLastElementIndexed() && !wasTried(name) && isList(name.getParent());
  }

  /** The last parts of the names tried directly below a name. */
  List<String> triedBelow(ConfigurationPropertyName parent) {
    Set<String> names = new LinkedHashSet<>();
    for (ConfigurationPropertyName name : tried.keySet()) {
      if (parent.isParentOf(name)) {
        names.add(name.getLastElement(ConfigurationPropertyName.Form.DASHED));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public <T> Bindable<T> onStart(
      ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
    if (name.getNumberOfElements() == 1 || mayHaveProperties(name.getParent())) {
      tried.put(name, target.getType().resolve(Object.class));
      if (target.getType().asMap().getGeneric(1).resolve() == String.class) {
        textMaps.add(name); // any key will do, dots or not
      }
    }
    return target;
  }

  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
    if (hasCause(error, UnboundConfigurationPropertiesException.class)) {
      brokenLists.add(name);
    } else {
      failures.put(name, reason(name, target, context));
    }
    return null;
  }

  // the binder also looks for setters of String
  private boolean mayHaveProperties(ConfigurationPropertyName name) {
    Class<?> type = tried.getOrDefault(name, Object.class);
    return Map.class.isAssignableFrom(type)
        || Collection.class.isAssignableFrom(type)
        || !type.getName().startsWith("java.");
  }

  private static boolean hasCause(@Nullable Throwable error, Class<? extends Throwable> type) {
    return error != null && (type.isInstance(error) || hasCause(error.getCause(), type));
  }

  private static String reason(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
    Class<?> type = target.getType().resolve(Object.class);
    String expected = EXPECTED.get(type);
    return expected == null
        ? "expected " + (type == String.class ? "one value" : "properties below it")
        : expected + found(name, context);
  }

  /** The value as it is written, placeholders unresolved. */
  private static String found(ConfigurationPropertyName name, BindContext context) {
    ConfigurationProperty property = context.getConfigurationProperty();
    if (property == null || !property.getName().equals(name)) {
      return "";
    }
    return ", found " + Objects.toString(property.getValue());
  }
}
