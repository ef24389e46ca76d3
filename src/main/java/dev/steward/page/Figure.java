package dev.steward.page;

import dev.steward.page.plot.Bars;
import dev.steward.page.plot.Tone;
import java.util.List;
import java.util.Optional;

/**
 * A plot with its title and what its tones mean.
 *
 * @param svg empty where there is none
 */
record Figure(String title, String svg, List<Key> legend) {

  /** What a tone means. */
  record Key(String name, String tone) {
    static Key of(String name, Tone tone) {
      return new Key(name, tone.toString());
    }
  }

  static Figure of(String title, Optional<String> svg, List<Bars.Piece> pieces) {
    return new Figure(
        title,
        svg.orElse(""),
        pieces.stream().map(piece -> Key.of(piece.name(), piece.tone())).toList());
  }

  static Figure none() {
    return new Figure("", "", List.of());
  }
}
