package dev.steward.batch;

import dev.steward.subject.Level;
import dev.steward.subject.Search;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables of a level that are searched at a time.
 *
 * @param closing whether only the keys are wanted that rows hand on, to close a circle of links
 * @param before the closing stage before it, on the same level
 */
record SearchStage(
    String name,
    Level level,
    List<Search> searches,
    boolean closing,
    Optional<SearchStage> before) {
  /** How often a circle of links is followed. */
  static final int ROUNDS = 10;

  SearchStage {
    searches = List.copyOf(searches);
  }

  /** The step that puts its keys together. */
  String keysStep() {
    return "keys-" + name;
  }

  /** The step that searches. */
  String findStep() {
    return "find-" + name;
  }

  /** All stages of a graph, in their order. */
  static List<SearchStage> of(SubjectGraph graph) {
    List<SearchStage> stages = new ArrayList<>();
    for (Level level : graph.levels()) {
      Optional<SearchStage> before = Optional.empty();
      for (int round = 1; round <= ROUNDS && !level.circular().isEmpty(); round++) {
        before =
            Optional.of(
                new SearchStage(
                    level.number() + "-round-" + round, level, level.circular(), true, before));
        stages.add(before.get());
      }
      stages.add(
          new SearchStage(
              Integer.toString(level.number()), level, level.searches(), false, before));
    }
    return stages;
  }
}
