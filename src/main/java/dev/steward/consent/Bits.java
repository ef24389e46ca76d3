package dev.steward.consent;

/** A number without sign within the bits of a larger one. */
record Bits(int shift, int width) {
  int of(long bits) {
    return (int) (bits >>> shift) & ((1 << width) - 1);
  }

  /** The number in its place; it must fit. */
  long at(int number) {
    return (long) number << shift;
  }
}
