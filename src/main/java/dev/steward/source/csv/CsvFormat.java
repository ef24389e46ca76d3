package dev.steward.source.csv;

import com.opencsv.CSVParserBuilder;
import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.util.Optional;

/**
 * How characters make up cells.
 *
 * @param escape empty: RFC 4180
 */
record CsvFormat(char delimiter, char quote, Optional<Character> escape) {
  CsvFormat {
    // a quote that escapes itself is what RFC 4180 says
    escape = escape.filter(c -> c != quote);
  }

  CsvFormat with(char otherDelimiter) {
    return new CsvFormat(otherDelimiter, quote, escape);
  }

  /** For one thread. */
  ICSVParser parser() {
    if (escape.isEmpty()) {
      return new RFC4180ParserBuilder().withSeparator(delimiter).withQuoteChar(quote).build();
    }
    return new CSVParserBuilder()
        .withSeparator(delimiter)
        .withQuoteChar(quote)
        .withEscapeChar(escape.get())
        .withIgnoreLeadingWhiteSpace(false)
        .build();
  }
}
