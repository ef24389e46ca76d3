package dev.steward.source.csv;

import dev.steward.source.Irregularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what was amiss in a split's rows. */
final class Irregularities {
  private static final class Tally {
    final String firstPlace;
    long count;

    Tally(String firstPlace) {
      this.firstPlace = firstPlace;
    }
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final String origin;

  /**
   * @param origin what lines are counted from, where it is not the file's start
   */
  Irregularities(String origin) {
    this.origin = origin;
  }

  void add(String what, long line) {
    tallies.computeIfAbsent(what, w -> new Tally("line " + line + origin)).count++;
  }

  List<Irregularity> list() {
    List<Irregularity> list = new ArrayList<>();
    tallies.forEach(
        (what, tally) -> list.add(new Irregularity(what, tally.count, tally.firstPlace)));
    return list;
  }
}
