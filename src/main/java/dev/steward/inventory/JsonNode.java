package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.detect.Detectors;
import dev.steward.detect.ValueJudge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A place in JSON texts. Its fields are kept by name while the names look like names of fields: a
 * key that varies from text to text is data, and stands as {@code *}.
 */
final class JsonNode {
  private static final String ANY = "*";
  private static final int MOST_FIELDS = 100;
  private static final int MOST_NODES = 300;
  private static final int FEW_FIELDS = 40;
  private static final int RARE = 20;
  private static final int FEW_ALTERNATIVES = 8;
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_$-]{0,63}");
  private static final Pattern NUMBERED = Pattern.compile(".*\\d{4,}.*|.*\\d.*\\d.*\\d.*");

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();
  private final Budget budget;
  private long objects;
  private long occurrences;
  private @Nullable ColumnTally tally;
  private @Nullable DataType type;

  JsonNode(Budget budget) {
    this.budget = budget;
  }

  /** How many more nodes the column may have. */
  static final class Budget {
    private int left = MOST_NODES;
  }

  JsonNode child(String key) {
    JsonNode known = fields.get(key);
    if (known != null) {
      return known;
    }
    boolean named =
        IDENTIFIER.matcher(key).matches()
            && !NUMBERED.matcher(key).matches()
            && fields.size() < MOST_FIELDS
            && budget.left > 0;
    String name = named ? key : ANY;
    return fields.computeIfAbsent(
        name,
        x -> {
          budget.left--;
          return new JsonNode(budget);
        });
  }

  void addObjects(long times) {
    objects += times;
  }

  void addOccurrences(long times) {
    occurrences += times;
  }

  ColumnTally tally(ValueJudge judge, JsonToken token) {
    DataType seen =
        switch (token) {
          case VALUE_NUMBER_INT -> DataType.INTEGER;
          case VALUE_NUMBER_FLOAT -> DataType.FLOAT;
          case VALUE_TRUE, VALUE_FALSE -> DataType.BOOLEAN;
          default -> DataType.TEXT;
        };
    type = type == null ? seen : DataTypes.common(type, seen);
    ColumnTally own = tally;
    if (own == null) {
      own = new ColumnTally(judge);
      tally = own;
    }
    return own;
  }

  /** Adds the profiles of this place and those below it; places of one path are merged. */
  void collect(
      String path, String column, long rows, Detectors detectors, Map<String, ColumnProfile> into) {
    if (tally != null && type != null && !path.equals(column)) {
      ColumnProfile own =
          tally.profile(new Column(path, type, "json"), column, rows, tally.values(), 0);
      into.merge(path, own, JsonNode::sameRows);
    }
    fields.forEach(
        (key, field) -> {
          String name = keeps(key, field, detectors) ? key : ANY;
          field.collect(path + "." + name, column, rows, detectors, into);
        });
  }

  /** Whether a key is the name of a field, rather than data. */
  private boolean keeps(String key, JsonNode field, Detectors detectors) {
    if (key.equals(ANY)) {
      return true;
    }
    if (detectors.isFieldName(key)) {
      return true;
    }
    boolean recurs =
        field.occurrences > 1
            && (fields.size() <= FEW_FIELDS || field.occurrences * RARE >= objects);
    return recurs && !varies() && !detectors.isPersonName(key);
  }

  /** Whether each object has about one key, out of many: an index by what the keys are. */
  private boolean varies() {
    long keys = fields.values().stream().mapToLong(field -> field.occurrences).sum();
    return fields.size() > FEW_ALTERNATIVES && keys < 2 * objects;
  }

  private static ColumnProfile sameRows(ColumnProfile one, ColumnProfile other) {
    ColumnProfile both = one.and(other);
    return new ColumnProfile(
        both.column(),
        both.jsonOf(),
        one.rows(),
        Math.min(both.nonNullRows(), one.rows()),
        both.values(),
        0,
        both.minLength(),
        both.maxLength(),
        both.distinct(),
        both.shapes(),
        both.matches());
  }
}
