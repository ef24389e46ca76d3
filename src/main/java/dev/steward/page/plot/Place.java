package dev.steward.page.plot;

/** Where a value stands along an axis; two of one label are still two. */
record Place(int at, String label) implements Comparable<Place> {
  /** Of many places only some are named, the last one among them. */
  static Place everyFew(int at, int of, int most, String label) {
    int step = (of + most - 1) / most;
    return new Place(at, (of - 1 - at) % step == 0 ? label : "");
  }

  @Override
  public int compareTo(Place other) {
    return Integer.compare(at, other.at);
  }

  @Override
  public String toString() {
    return label;
  }
}
