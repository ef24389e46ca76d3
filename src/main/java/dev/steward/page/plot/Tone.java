package dev.steward.page.plot;

import java.awt.Color;
import java.util.Locale;
import java.util.Optional;

/**
 * A colour of the page: the style sheet's variable {@code --good} and so on, which differs between
 * light and dark. While it is drawn a tone is a colour that nothing else has.
 */
public enum Tone {
  INK,
  SOFT,
  LINE,
  GOOD,
  CALM,
  WARN,
  ALARM,
  FIRST,
  SECOND,
  THIRD,
  FOURTH,
  FIFTH,
  SIXTH,
  SEVENTH;

  private static final int GREEN = 254;
  private static final int BLUE = 253;

  Color marker() {
    return new Color(ordinal() + 1, GREEN, BLUE);
  }

  static Optional<Tone> of(int red, int green, int blue) {
    return green == GREEN && blue == BLUE && red >= 1 && red <= values().length
        ? Optional.of(values()[red - 1])
        : Optional.empty();
  }

  /** The name in the style sheet. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
