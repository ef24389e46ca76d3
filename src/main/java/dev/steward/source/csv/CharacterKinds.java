package dev.steward.source.csv;

/** What each character means in a format. */
final class CharacterKinds {
  enum Kind {
    PLAIN,
    DELIMITER,
    QUOTE,
    ESCAPE,
    LINE_END,
    NUL
  }

  private final Kind[] ascii = new Kind[128];
  private final CsvFormat format;

  CharacterKinds(CsvFormat format) {
    this.format = format;
    for (char c = 0; c < ascii.length; c++) {
      ascii[c] = find(c);
    }
  }

  Kind of(char c) {
    return c < ascii.length ? ascii[c] : find(c);
  }

  boolean escapes() {
    return format.escape().isPresent();
  }

  private Kind find(char c) {
    if (c == '\n' || c == '\r') {
      return Kind.LINE_END;
    }
    if (c == format.delimiter()) {
      return Kind.DELIMITER;
    }
    if (c == format.quote()) {
      return Kind.QUOTE;
    }
    if (format.escape().isPresent() && format.escape().get() == c) {
      return Kind.ESCAPE;
    }
    return c == 0 ? Kind.NUL : Kind.PLAIN;
  }
}
