package dev.steward.consent;

import dev.steward.core.CsvResource;
import dev.steward.core.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy of consent, lowest level first, and the values that stand for its levels in the
 * contacts' rows. The first level, whatever its name, is no consent at all.
 *
 * <p>On hot paths a level is its rank, and the outcome of reading a cell is a rank or {@link
 * #INVALID}, which is less than any rank.
 */
public final class ConsentLevels {
  /** The outcome of a cell that stands for no level: nothing is granted, and that is reported. */
  public static final int INVALID = -1;

  /** The level of those who gave no consent. */
  public static final int NONE = 0;

  /** A rank takes a byte, with room for {@link #INVALID}. */
  private static final int MOST = 100;

  private final List<ConsentLevel> levels;
  private final Map<String, ConsentLevel> byName = new HashMap<>();
  private final ConsentLevel objectionFrom;
  private final ConsentLevel profiling;
  private final LevelValues values;

  private ConsentLevels(
      List<String> names, String objectionFrom, String profiling, Map<String, String> values) {
    if (names.size() < 2 || names.size() > MOST) {
      throw new IllegalArgumentException(
          "Levels of consent must be 2 to " + MOST + ", lowest first, but are " + names.size());
    }
    List<ConsentLevel> ranked = new ArrayList<>();
    for (String name : names) {
      if (name.isBlank() || !name.equals(name.strip())) {
        throw new IllegalArgumentException("Name of a level has no text or outer spaces: " + name);
      }
      ConsentLevel level = new ConsentLevel(ranked.size(), name);
      if (byName.put(name, level) != null) {
        throw new IllegalArgumentException("Level is named twice: " + name);
      }
      ranked.add(level);
    }
    this.levels = List.copyOf(ranked);
    this.objectionFrom = aboveNone("objection-from", objectionFrom);
    this.profiling = aboveNone("profiling-level", profiling);
    this.values = new LevelValues(ranks(values));
  }

  /**
   * A hierarchy and the values of its levels.
   *
   * @param names lowest first; the first is no consent
   * @param objectionFrom the lowest level that an objection (Art. 21) blocks
   * @param profiling the level from which people are profiled
   * @param values names of levels by the cells that stand for them
   * @throws IllegalArgumentException where a name is doubled or not a level, where an objection or
   *     profiling would begin at no consent, or where a value stands for two levels
   */
  public static ConsentLevels of(
      List<String> names, String objectionFrom, String profiling, Map<String, String> values) {
    return new ConsentLevels(names, objectionFrom, profiling, values);
  }

  /** The levels and option values of Dynamics 365 Marketing. */
  public static ConsentLevels dynamics() {
    List<String> names = new ArrayList<>();
    for (String[] row : CsvResource.rows(ConsentLevels.class, "dynamics-levels.csv")) {
      names.add(row[0]);
    }
    return new ConsentLevels(names, "subscriptions", "profiling", dynamicsValues());
  }

  /** The names of levels by the option values of Dynamics 365 Marketing. */
  public static Map<String, String> dynamicsValues() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String[] row : CsvResource.rows(ConsentLevels.class, "dynamics-levels.csv")) {
      if (!row[1].isEmpty()) {
        values.put(row[1], row[0]);
      }
    }
    return values;
  }

  /** All levels, lowest first. */
  public List<ConsentLevel> all() {
    return levels;
  }

  /** The level of that name, in its exact spelling. */
  public Optional<ConsentLevel> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The name of a rank; that of no consent for {@link #INVALID}. */
  public String name(int rank) {
    return levels.get(Math.max(NONE, rank)).name();
  }

  /** The lowest level that an objection blocks. */
  public ConsentLevel objectionFrom() {
    return objectionFrom;
  }

  /** The level from which people are profiled. */
  public ConsentLevel profiling() {
    return profiling;
  }

  /** What a text stands for, spaces around it aside; null is no consent. */
  public int read(@Nullable String cell) {
    return cell == null ? NONE : values.rank(cell);
  }

  /** What a whole number stands for. */
  public int read(long cell) {
    return values.rank(cell);
  }

  /** What a number stands for: exports write whole numbers with a fraction of zero. */
  public int read(double cell) {
    return values.rank(cell);
  }

  /** What a number stands for, zeros at the end of its fraction aside. */
  public int read(BigDecimal cell) {
    return values.rank(cell);
  }

  private ConsentLevel aboveNone(String property, String name) {
    ConsentLevel level = existing(property, name);
    if (level.isNone()) {
      throw new IllegalArgumentException(property + " cannot be " + name + ": it permits nothing");
    }
    return level;
  }

  private ConsentLevel existing(String property, String name) {
    ConsentLevel level = byName.get(name);
    if (level == null) {
      throw new IllegalArgumentException(
          property
              + ": no such level: "
              + name
              + Suggestion.didYouMean(name, levels.stream().map(ConsentLevel::name).toList()));
    }
    return level;
  }

  private Map<String, Integer> ranks(Map<String, String> names) {
    Map<String, Integer> ranks = new HashMap<>();
    names.forEach(
        (value, name) -> {
          int rank = existing("level-values", name).rank();
          Integer other = ranks.put(value.strip(), rank);
          if (other != null && other != rank) {
            throw new IllegalArgumentException("level-values: two levels for " + value.strip());
          }
        });
    return ranks;
  }
}
