package dev.steward.source.csv;

import dev.steward.files.StoredFile;
import dev.steward.source.Split;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a file: all rows of it, or the first ones.
 *
 * @param length of the file when it was planned
 * @param modified of the file when it was planned
 * @param from 0, or where a record begins
 * @param to where a record ends
 * @param most rows to read; −1 for all
 */
record CsvSplit(String path, long length, Instant modified, long from, long to, long most) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static CsvSplit whole(StoredFile file) {
    return head(file, -1);
  }

  static CsvSplit head(StoredFile file, long most) {
    return run(file, 0, file.length(), most);
  }

  static CsvSplit run(StoredFile file, long from, long to, long most) {
    return new CsvSplit(file.path(), file.length(), file.modified(), from, to, most);
  }

  static CsvSplit of(Split split) {
    return JSON.readValue(split.payload(), CsvSplit.class);
  }

  /**
   * @param format in words, all of it that makes cells of bytes
   */
  Split split(String place, long rows, String format) {
    String where = from == 0 ? place : place + " from byte " + from;
    String payload = JSON.writeValueAsString(this);
    return new Split(where, payload, rows, Optional.of(payload + " as " + format));
  }

  boolean isOf(StoredFile file) {
    return file.length() == length && file.modified().equals(modified);
  }
}
