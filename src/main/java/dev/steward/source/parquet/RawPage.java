package dev.steward.source.parquet;

import org.apache.parquet.column.Encoding;

/**
 * A data page, unpacked: repetition levels, definition levels, values. Its array has {@link
 * LittleEndian#SLACK} bytes to spare and belongs to the next page as well.
 *
 * @param second whether it is of the second version: its levels have lengths of their own and no
 *     length in front; in the first version {@code repetition} and {@code definition} are 0
 * @param count number of values, nulls among them
 * @param nulls number of nulls, of a page of the second version
 * @param rows number of rows, of a page of the second version
 * @param repetition bytes of the repetition levels
 * @param definition bytes of the definition levels
 * @param size bytes of the page
 */
record RawPage(
    boolean second,
    int count,
    int nulls,
    int rows,
    Encoding encoding,
    Encoding repetitionEncoding,
    Encoding definitionEncoding,
    int repetition,
    int definition,
    byte[] bytes,
    int size) {

  @Override
  public String toString() {
    return "RawPage[" + count + " values, " + encoding + "]";
  }
}
