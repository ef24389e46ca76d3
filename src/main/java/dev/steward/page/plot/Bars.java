package dev.steward.page.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars of several pieces each, as a plot of them needs it.
 *
 * @param pieces what each bar consists of, in their order, with the tone of each
 * @param bars from top to bottom, or from left to right
 */
public record Bars(List<Piece> pieces, List<Bar> bars) {
  public Bars {
    pieces = List.copyOf(pieces);
    bars = List.copyOf(bars);
  }

  /** A part that each bar may have. */
  public record Piece(String name, Tone tone) {}

  /**
   * A bar.
   *
   * @param lengths one a piece, not negative
   */
  public record Bar(String label, List<Long> lengths) {
    public Bar {
      lengths = List.copyOf(lengths);
    }

    long total() {
      return lengths.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Whether there is anything to see. */
  public boolean isEmpty() {
    return bars.stream().allMatch(bar -> bar.total() == 0);
  }

  /** The first ones only. */
  public Bars first(int most) {
    return new Bars(pieces, new ArrayList<>(bars.subList(0, Math.min(most, bars.size()))));
  }
}
