package dev.steward.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Big inputs for crash sweeps and tests of memory: contacts in a database, interactions in Parquet
 * files. A row is a function of the seed and its number, so equal seeds give equal data, and rows
 * are written without being held.
 *
 * @param canary a word that stands in the e-mail address, family name and free text of each row, by
 *     which a leaked value can be found; followed by the row's number, so that it is unique
 */
public record LargeEstate(long seed, Optional<String> canary) {
  public LargeEstate(long seed) {
    this(seed, Optional.empty());
  }

  public LargeEstate withCanary(String word) {
    return new LargeEstate(seed, Optional.of(word));
  }

  /**
   * Makes the table {@code contact} and fills it. Works on H2 and PostgreSQL; the connection's auto
   * commit is as before afterwards.
   */
  public void contacts(Connection connection, long rows) throws SQLException {
    new LargeContacts(this).write(connection, rows);
  }

  /**
   * Writes {@code part-0000.parquet} and so on, of about equal size, over those that are there.
   *
   * @param rows in all files together
   * @param rowsInGroup rows a row group
   */
  public void interactions(Path folder, long rows, int files, int rowsInGroup) throws IOException {
    new LargeInteractions(this, rowsInGroup).write(folder, rows, files);
  }

  /** The e-mail address of a contact; interactions of the same contact carry it too. */
  String email(long contact) {
    return canary
            .map(word -> word + contact)
            .orElseGet(() -> hex(0, contact, 6) + Long.toString(contact, 36))
        + (contact % 3 == 0 ? "@example.org" : "@example.com");
  }

  String familyName(long contact) {
    return canary
        .map(word -> word + contact)
        .orElseGet(() -> LargeWords.of(LargeWords.FAMILIES, draw(1, contact)));
  }

  /** A number by lot for a column of a row. */
  long draw(int column, long row) {
    long z = seed + 0x9E3779B97F4A7C15L * (row * 31 + column + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Hexadecimal digits by lot for a column of a row, sixteen at most. */
  String hex(int column, long row, int digits) {
    String text = Long.toHexString(draw(column, row) | Long.MIN_VALUE);
    return text.substring(16 - digits);
  }

  /** Below a bound, by lot. */
  int below(int bound, int column, long row) {
    return (int) Long.remainderUnsigned(draw(column, row), bound);
  }

  @Override
  public String toString() {
    return "LargeEstate[" + seed + "]";
  }
}
