package dev.steward.config;

import java.util.regex.Pattern;

/** Where a property stands, as Spring Boot writes it: {@code steward.sources.crm.tables[a/b]}. */
record PropertyPath(String text) {
  static final PropertyPath STEWARD = new PropertyPath("steward");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  PropertyPath child(String property) {
    return new PropertyPath(text + "." + property);
  }

  /** An entry of a map. */
  PropertyPath key(String key) {
    return PLAIN.matcher(key).matches() ? child(key) : new PropertyPath(text + "[" + key + "]");
  }

  /** An element of a list. */
  PropertyPath index(int index) {
    return new PropertyPath(text + "[" + index + "]");
  }

  @Override
  public String toString() {
    return text;
  }
}
