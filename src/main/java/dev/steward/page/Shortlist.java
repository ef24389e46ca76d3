package dev.steward.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many, without holding the others. */
final class Shortlist<T> {
  private record Ranked<T>(long order, T item) {}

  private final int most;
  private final Comparator<Ranked<T>> order;
  private final PriorityQueue<Ranked<T>> kept;
  private long seen;

  private Shortlist(int most, Comparator<Ranked<T>> order) {
    this.most = most;
    this.order = order;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  /** The first ones in the order in which they come. */
  static <T> Shortlist<T> inOrder(int most) {
    return new Shortlist<>(most, Comparator.comparingLong(Ranked::order));
  }

  /** The first ones in that order, and of equals in the order in which they come. */
  static <T> Shortlist<T> by(Comparator<T> comparator, int most) {
    return new Shortlist<>(
        most,
        Comparator.comparing((Ranked<T> ranked) -> ranked.item(), comparator)
            .thenComparingLong(Ranked::order));
  }

  void add(T item) {
    kept.add(new Ranked<>(seen++, item));
    if (kept.size() > most) {
      kept.remove();
    }
  }

  Listed<T> listed() {
    List<Ranked<T>> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    return new Listed<>(sorted.stream().map(Ranked::item).toList(), seen, seen - kept.size());
  }

  /**
   * What a page lists.
   *
   * @param total with those that are not listed
   * @param more that are not listed
   */
  record Listed<T>(List<T> items, long total, long more) {
    static <T> Listed<T> none() {
      return new Listed<>(List.of(), 0, 0);
    }
  }
}
