package dev.steward.request.inbox;

/** Whether a line ends a record of RFC 4180, looking at its quotes only. */
enum CellStructure {
  /** All quoted cells end. */
  WHOLE,
  /** The last cell is quoted and does not end. */
  OPEN,
  /** A quote stands in a cell that is not quoted, or something follows a quoted cell. */
  BROKEN;

  /**
   * @param line a line of a record, without its end
   * @param within whether it begins in a quoted cell, which the line before left open
   */
  static CellStructure of(CharSequence line, boolean within) {
    boolean quoted = within;
    boolean cellStarts = !within;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          continue;
        }
        char next = i + 1 < line.length() ? line.charAt(i + 1) : ',';
        if (next == '"') {
          i++;
        } else if (next == ',') {
          quoted = false;
        } else {
          return BROKEN;
        }
      } else if (c == '"') {
        if (!cellStarts) {
          return BROKEN;
        }
        quoted = true;
      }
      cellStarts = c == ',' && !quoted;
    }
    return quoted ? OPEN : WHOLE;
  }
}
