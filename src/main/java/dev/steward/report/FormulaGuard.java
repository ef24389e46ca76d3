package dev.steward.report;

/**
 * Keeps spreadsheets from taking text for a formula. A text that begins with {@code =}, {@code +},
 * {@code -}, {@code @}, their full-width forms, a tab or a line end, after any spaces, gets a
 * leading apostrophe; so that it can be taken away again without doubt, a text that begins so after
 * apostrophes gets one more. Reading removes one apostrophe from a text that begins with one or
 * more of them and then so.
 */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guard(String text) {
    return beginsAsFormula(text, apostrophes(text)) ? "'" + text : text;
  }

  static String unguard(String cell) {
    int apostrophes = apostrophes(cell);
    return apostrophes > 0 && beginsAsFormula(cell, apostrophes) ? cell.substring(1) : cell;
  }

  private static int apostrophes(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) == '\'') {
      count++;
    }
    return count;
  }

  private static boolean beginsAsFormula(String text, int from) {
    int start = from;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return start < text.length()
        && switch (text.charAt(start)) {
          case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
          default -> false;
        };
  }
}
