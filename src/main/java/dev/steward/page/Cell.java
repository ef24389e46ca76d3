package dev.steward.page;

/**
 * Text from a report as a page shows it.
 *
 * @param text shortened where it is long
 * @param title what was cut off, as far as a title goes; empty where nothing was
 */
record Cell(String text, String title) {
  private static final int MOST = 160;
  private static final int MOST_IN_TITLE = 2_000;

  static Cell of(String raw) {
    String shown = Shown.text(Shown.cut(raw, MOST_IN_TITLE));
    return raw.length() <= MOST ? new Cell(shown, "") : new Cell(Shown.cut(shown, MOST), shown);
  }

  static Cell empty() {
    return new Cell("", "");
  }
}
