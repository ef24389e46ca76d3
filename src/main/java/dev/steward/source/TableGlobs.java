package dev.steward.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tables of a source are wanted, by globs over their names: {@code *} is any text without
 * {@code /}, {@code **} any text, {@code ?} one character but {@code /}; all else is literal.
 */
public final class TableGlobs {
  private final List<String> include;
  private final List<Pattern> included;
  private final List<Pattern> excluded;

  /**
   * @param include empty for all
   * @param exclude wins over {@code include}
   */
  public TableGlobs(List<String> include, List<String> exclude) {
    this.include = List.copyOf(include);
    included = include.stream().map(TableGlobs::pattern).toList();
    excluded = exclude.stream().map(TableGlobs::pattern).toList();
  }

  public boolean admit(String table) {
    return (included.isEmpty() || matches(included, table)) && !matches(excluded, table);
  }

  /** Whether a table in that folder, or the folder as a table, could be wanted. */
  public boolean mayAdmitBelow(String folder) {
    String inside = folder + "/";
    if (matches(excluded, folder) || matches(excluded, inside + "\u0000")) {
      return false;
    }
    return included.isEmpty()
        || matches(included, folder)
        || include.stream()
            .map(TableGlobs::literalStart)
            .anyMatch(start -> start.startsWith(inside) || inside.startsWith(start));
  }

  private static boolean matches(List<Pattern> patterns, String table) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(table).matches());
  }

  private static String literalStart(String glob) {
    int end = 0;
    while (end < glob.length() && "*?".indexOf(glob.charAt(end)) < 0) {
      end++;
    }
    return glob.substring(0, end);
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
