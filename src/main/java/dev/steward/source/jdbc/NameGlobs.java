package dev.steward.source.jdbc;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tables a source admits. Globs know {@code *} and {@code ?}, ignore case, and are held
 * against {@code table} and {@code schema.table}; an exclusion wins.
 */
record NameGlobs(List<Pattern> include, List<Pattern> exclude) {
  static NameGlobs of(List<String> include, List<String> exclude) {
    return new NameGlobs(
        include.stream().map(NameGlobs::pattern).toList(),
        exclude.stream().map(NameGlobs::pattern).toList());
  }

  boolean admits(Relation relation) {
    return (include.isEmpty() || matches(include, relation)) && !matches(exclude, relation);
  }

  private static boolean matches(List<Pattern> globs, Relation relation) {
    return globs.stream()
        .anyMatch(
            glob ->
                glob.matcher(relation.stored()).matches()
                    || glob.matcher(relation.qualified()).matches());
  }

  private static Pattern pattern(String glob) {
    String regex =
        glob.chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
