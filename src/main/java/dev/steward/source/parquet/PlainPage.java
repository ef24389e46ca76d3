package dev.steward.source.parquet;

/** A place among the values of a page in the PLAIN encoding. */
final class PlainPage {
  final byte[] bytes;
  final int end;
  int at;

  /**
   * @param bytes with {@link LittleEndian#SLACK} behind {@code end}
   */
  PlainPage(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Makes sure that so many values of that width follow. */
  void require(int count, int width) throws CorruptFileException {
    if ((long) count * width > end - at) {
      throw endsEarly();
    }
  }

  static CorruptFileException endsEarly() {
    return new CorruptFileException("a page ends before its values");
  }

  @Override
  public String toString() {
    return "PlainPage[" + (end - at) + "]";
  }
}
