package dev.steward.eligibility;

import dev.steward.consent.BirthDates;
import dev.steward.consent.ConsentLevel;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.DigitalConsentAges;
import dev.steward.consent.Flags;
import dev.steward.core.DataType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the columns of contacts are read. */
final class Readings {
  /** In place of a rank. */
  static final int NO_LEVEL = -1;

  private Readings() {}

  /** Levels of consent, by rank. */
  static FactColumn.Reading levels(ConsentLevels levels) {
    return new FactColumn.Reading() {
      @Override
      public int text(@Nullable String cell) {
        return levels.read(cell);
      }

      @Override
      public int number(long cell) {
        return levels.read(cell);
      }

      @Override
      public int decimal(BigDecimal cell) {
        return levels.read(cell);
      }

      @Override
      public int real(double cell) {
        return levels.read(cell);
      }
    };
  }

  /** Names of levels, by rank; {@link #NO_LEVEL} for all else. */
  static FactColumn.Reading levelNames(ConsentLevels levels) {
    Map<String, Integer> ranks = new HashMap<>();
    for (ConsentLevel level : levels.all()) {
      ranks.put(level.name().toLowerCase(Locale.ROOT), level.rank());
    }
    return new FactColumn.Reading() {
      @Override
      public int text(@Nullable String cell) {
        return cell == null
            ? NO_LEVEL
            : ranks.getOrDefault(cell.strip().toLowerCase(Locale.ROOT), NO_LEVEL);
      }

      @Override
      public int number(long cell) {
        return text(Long.toString(cell));
      }

      @Override
      public int decimal(BigDecimal cell) {
        return NO_LEVEL;
      }

      @Override
      public int real(double cell) {
        return NO_LEVEL;
      }
    };
  }

  /** 1 where the stricter fact holds. */
  static FactColumn.Reading flags() {
    return new FactColumn.Reading() {
      @Override
      public int text(@Nullable String cell) {
        return Flags.read(cell) ? 1 : 0;
      }

      @Override
      public int number(long cell) {
        return Flags.read(cell) ? 1 : 0;
      }

      @Override
      public int decimal(BigDecimal cell) {
        return cell.signum() == 0 ? 0 : 1;
      }

      @Override
      public int real(double cell) {
        return Flags.read(cell) ? 1 : 0;
      }
    };
  }

  /** Birth dates, as {@link BirthDates} has them. */
  static FactColumn.Reading birthDates(DataType type) {
    return new FactColumn.Reading() {
      @Override
      public int text(@Nullable String cell) {
        return BirthDates.read(cell);
      }

      @Override
      public int number(long cell) {
        return switch (type) {
          case DATE -> BirthDates.read(cell);
          case TIMESTAMP, INSTANT -> BirthDates.readMicros(cell);
          default -> BirthDates.UNREADABLE;
        };
      }

      @Override
      public int decimal(BigDecimal cell) {
        return BirthDates.UNREADABLE;
      }

      @Override
      public int real(double cell) {
        return BirthDates.UNREADABLE;
      }
    };
  }

  /** Ages of digital consent, by country. */
  static FactColumn.Reading countries(DigitalConsentAges ages) {
    return new FactColumn.Reading() {
      @Override
      public int text(@Nullable String cell) {
        return ages.age(cell);
      }

      @Override
      public int number(long cell) {
        return DigitalConsentAges.UNKNOWN_COUNTRY;
      }

      @Override
      public int decimal(BigDecimal cell) {
        return DigitalConsentAges.UNKNOWN_COUNTRY;
      }

      @Override
      public int real(double cell) {
        return DigitalConsentAges.UNKNOWN_COUNTRY;
      }
    };
  }
}
