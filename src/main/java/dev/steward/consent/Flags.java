package dev.steward.consent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cells that say yes or no, of facts whose yes is the stricter: marked a child, refuses tracking.
 * Null is no; what cannot be read is yes.
 */
public final class Flags {
  private Flags() {}

  /** True or false, yes or no, 1 or 0, t or f, in any case, spaces around aside. */
  public static boolean read(@Nullable String cell) {
    if (cell == null) {
      return false;
    }
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "false", "no", "0", "f" -> false;
      default -> true;
    };
  }

  /** 0 is no, and 1 yes; other numbers cannot be read. */
  public static boolean read(long cell) {
    return cell != 0;
  }

  /** As {@link #read(long)}. */
  public static boolean read(double cell) {
    return cell != 0;
  }
}
