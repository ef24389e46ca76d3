package dev.steward.batch;

/**
 * What the work on a unit made.
 *
 * @param rows rows done
 */
record UnitOutput(byte[] part, long rows) {
  @Override
  public String toString() {
    return "UnitOutput[" + part.length + " bytes, " + rows + " rows]";
  }
}
