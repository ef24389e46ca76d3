package dev.steward.source.jdbc;

import dev.steward.source.TableGlobs;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which tables a source admits. Globs ignore case and are held against {@code table} and {@code
 * schema.table}; an exclusion wins.
 */
record NameGlobs(Predicate<Relation> included, Predicate<Relation> excluded) {
  static NameGlobs of(List<String> include, List<String> exclude) {
    return new NameGlobs(
        include.isEmpty() ? all -> true : any(include),
        exclude.isEmpty() ? all -> false : any(exclude));
  }

  boolean admits(Relation relation) {
    return included.test(relation) && !excluded.test(relation);
  }

  private static Predicate<Relation> any(List<String> globs) {
    TableGlobs either =
        new TableGlobs(globs.stream().map(NameGlobs::lowerCase).toList(), List.of());
    return relation ->
        either.admit(lowerCase(relation.stored())) || either.admit(lowerCase(relation.qualified()));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
