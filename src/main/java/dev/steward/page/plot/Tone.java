package dev.steward.page.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A colour of the page: the style sheet's variable {@code --good} and so on, which differs between
 * light and dark. While it is drawn a tone is a colour that nothing else has.
 */
public enum Tone {
  INK(1),
  SOFT(2),
  LINE(3),
  GOOD(4),
  CALM(5),
  WARN(6),
  ALARM(7),
  FIRST(8),
  SECOND(9),
  THIRD(10),
  FOURTH(11),
  FIFTH(12),
  SIXTH(13),
  SEVENTH(14);

  private static final int GREEN = 254;
  private static final int BLUE = 253;

  private final int red;

  Tone(int red) {
    this.red = red;
  }

  Color marker() {
    return new Color(red, GREEN, BLUE);
  }

  static Optional<Tone> of(int red, int green, int blue) {
    return green == GREEN && blue == BLUE
        ? Arrays.stream(values()).filter(tone -> tone.red == red).findFirst()
        : Optional.empty();
  }

  /** The name in the style sheet. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
