package dev.steward.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds keys of maps that relaxed binding changes: it drops characters from a key without brackets,
 * and takes keys for one that differ in case, {@code _} or {@code -} only.
 */
final class MapKeys {
  private static final Pattern ELEMENT = Pattern.compile("\\[[^\\]]*\\]|[^.\\[]+");
  private static final Pattern KEPT = Pattern.compile("\\[.*\\]|[A-Za-z0-9_-]+");

  private final BindingLog log;
  private final FaultList faults;
  private final Map<ConfigurationPropertyName, String> spellings = new HashMap<>();

  MapKeys(BindingLog log, FaultList faults) {
    this.log = log;
    this.faults = faults;
  }

  /** Whether a source holds what the process was started with, in other spellings. */
  static boolean isOfTheProcess(@Nullable Object source) {
    return source instanceof PropertySource<?> propertySource
        && (StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(
                propertySource.getName())
            || StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(
                propertySource.getName()));
  }

  void check(MutablePropertySources sources) {
    for (PropertySource<?> source : sources) {
      if (source instanceof EnumerablePropertySource<?> names && !isOfTheProcess(source)) {
        for (String name : names.getPropertyNames()) {
          if (name.startsWith("steward.")) {
            check(name);
          }
        }
      }
    }
  }

  private void check(String name) {
    ConfigurationPropertyName path = ConfigurationPropertyName.EMPTY;
    Matcher elements = ELEMENT.matcher(name);
    while (elements.find()) {
      String element = elements.group();
      ConfigurationPropertyName next = path.append(ConfigurationPropertyName.adapt(element, '.'));
      if (log.isMap(path)) {
        checkKey(next, element);
      }
      path = next;
    }
  }

  private void checkKey(ConfigurationPropertyName path, String key) {
    if (!KEPT.matcher(key).matches()) {
      faults.add(path, "write the key as \"[" + key + "]\"");
      return;
    }
    String bare = key.startsWith("[") ? key.substring(1, key.length() - 1) : key;
    String other = spellings.putIfAbsent(path, bare);
    if (other != null && !other.equals(bare)) {
      faults.add(
          path, "the same key as " + other + "; write one of them, or both in brackets \"[…]\"");
    }
  }
}
