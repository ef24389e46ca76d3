package dev.steward.source.parquet;

import dev.steward.files.StoredFile;
import java.util.Arrays;

/**
 * A file of a table, as far as planning needs it: a few words a row group, for a table may have
 * thousands of files.
 *
 * @param place for messages
 * @param rows of each row group
 * @param bytes compressed, of each row group
 * @param indexed whether the file says where the pages lie
 * @param footer SHA-256 of the footer
 */
record TableFile(
    StoredFile file, String place, long[] rows, long[] bytes, boolean indexed, String footer) {
  static TableFile of(StoredFile file, String place, Footer footer) {
    int groups = footer.groups().size();
    long[] rows = new long[groups];
    long[] bytes = new long[groups];
    for (int i = 0; i < groups; i++) {
      rows[i] = footer.groups().get(i).getRowCount();
      bytes[i] = footer.bytesOf(i);
    }
    return new TableFile(file, place, rows, bytes, footer.isPageIndexed(), footer.sha256());
  }

  int groups() {
    return rows.length;
  }

  long allRows() {
    return Arrays.stream(rows).sum();
  }
}
