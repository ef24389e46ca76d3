package dev.steward.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files, safe on every system that a ZIP may be opened on. */
final class FileNames {
  private final Set<String> taken = new HashSet<>();

  /** Letters, digits and {@code . _ -}, and {@code _} for all else; never hidden, never a path. */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    name.codePoints()
        .forEach(
            c ->
                safe.appendCodePoint(
                    Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' ? c : '_'));
    if (safe.charAt(0) == '.') {
      safe.setCharAt(0, '_');
    }
    return safe.toString();
  }

  /** A name that was not given before, in any case; the same calls give the same names. */
  String unique(String name, String extension) {
    String safe = safe(name);
    String unique = safe;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = safe + "-" + i;
    }
    return unique + extension;
  }
}
