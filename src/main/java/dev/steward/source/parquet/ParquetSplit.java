package dev.steward.source.parquet;

import dev.steward.files.StoredFile;
import dev.steward.source.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Row groups of one file, as planned.
 *
 * @param modified ISO 8601
 * @param firstGroup position of the first row group in the file
 * @param lastGroup position of the last row group, which is read, too
 * @param ranges which rows to read, counted from the first row of the first row group, ascending;
 *     empty for all
 */
record ParquetSplit(
    String path, long length, String modified, int firstGroup, int lastGroup, List<Range> ranges) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  ParquetSplit {
    if (firstGroup < 0 || lastGroup < firstGroup) {
      throw new IllegalArgumentException("No row groups: " + firstGroup + " to " + lastGroup);
    }
    ranges = List.copyOf(ranges);
  }

  /** Rows {@code from} .. {@code to - 1}. */
  record Range(long from, long to) {
    Range {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("No rows: " + from + " to " + to);
      }
    }

    long rows() {
      return to - from;
    }
  }

  static ParquetSplit of(StoredFile file, int firstGroup, int lastGroup, List<Range> ranges) {
    return new ParquetSplit(
        file.path(), file.length(), file.modified().toString(), firstGroup, lastGroup, ranges);
  }

  /**
   * @throws IllegalArgumentException where the payload is not one of ours
   */
  static ParquetSplit parse(Split split) {
    try {
      return JSON.readValue(split.payload(), ParquetSplit.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not a split of a Parquet table: " + split.place());
    }
  }

  /**
   * @param place the file in words
   * @param footer SHA-256 of the file's footer
   */
  Split toSplit(String place, long rows, String footer) {
    String groups =
        firstGroup == lastGroup
            ? "row group " + firstGroup
            : "row groups " + firstGroup + " to " + lastGroup;
    String part = ranges.isEmpty() ? groups : "samples of " + groups;
    String payload = JSON.writeValueAsString(this);
    return new Split(
        part + " of " + place, payload, rows, Optional.of(payload + " with footer " + footer));
  }

  StoredFile file() {
    return new StoredFile(path, length, Instant.parse(modified));
  }
}
