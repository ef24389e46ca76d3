package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.detect.ColumnFacts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen of a column: counts, sketches of hashes, and shapes; never a value.
 *
 * @param jsonOf the column of JSON text whose field this is; empty for a column of the table
 * @param values values that are not null, more than the rows where a row may have several
 * @param jsonValues how many of them were JSON objects or arrays
 */
record ColumnProfile(
    Column column,
    String jsonOf,
    long rows,
    long nonNullRows,
    long values,
    long jsonValues,
    int minLength,
    int maxLength,
    DistinctCount distinct,
    Map<String, Long> shapes,
    Map<String, MatchTally> matches) {

  /** The profile of a column that no part of the table had. */
  static ColumnProfile empty(Column column) {
    return new ColumnProfile(
        column, "", 0, 0, 0, 0, Integer.MAX_VALUE, 0, DistinctCount.ofColumn(), Map.of(), Map.of());
  }

  String name() {
    return column.name();
  }

  ColumnFacts facts() {
    Map<String, ColumnFacts.Match> facts = new HashMap<>();
    matches.forEach(
        (detector, tally) ->
            facts.put(
                detector,
                new ColumnFacts.Match(tally.matched(), tally.failed(), tally.distinct())));
    return new ColumnFacts(name(), column.type(), rows, values, distinct.estimatedCount(), facts)
        .withoutAllowed();
  }

  /** Both, this one's rows first. */
  ColumnProfile and(ColumnProfile other) {
    DistinctCount all = DistinctCount.ofColumn();
    all.addAll(distinct);
    all.addAll(other.distinct);
    Map<String, Long> counted = new LinkedHashMap<>(shapes);
    other.shapes.forEach((shape, count) -> counted.merge(shape, count, Long::sum));
    Map<String, MatchTally> tallies = new TreeMap<>();
    for (ColumnProfile each : List.of(this, other)) {
      each.matches.forEach(
          (name, tally) -> tallies.computeIfAbsent(name, x -> new MatchTally()).addAll(tally));
    }
    return new ColumnProfile(
        new Column(
            name(),
            DataTypes.common(column.type(), other.column.type()),
            column.declaredType(),
            column.synthetic()),
        jsonOf,
        rows + other.rows,
        nonNullRows + other.nonNullRows,
        values + other.values,
        jsonValues + other.jsonValues,
        Math.min(minLength, other.minLength),
        Math.max(maxLength, other.maxLength),
        all,
        Shapes.top(counted),
        tallies);
  }

  /** The same under another name. */
  ColumnProfile named(String name) {
    return new ColumnProfile(
        new Column(name, column.type(), column.declaredType(), column.synthetic()),
        jsonOf,
        rows,
        nonNullRows,
        values,
        jsonValues,
        minLength,
        maxLength,
        distinct,
        shapes,
        matches);
  }

  /** Shapes of values for a reader: of those that the detectors matched, else the commonest. */
  List<String> examples(List<String> detectors) {
    List<String> examples = new ArrayList<>();
    for (String detector : detectors) {
      MatchTally tally = matches.get(detector);
      if (tally != null) {
        examples.addAll(tally.examples());
      }
    }
    if (examples.isEmpty()) {
      Shapes.top(shapes).keySet().stream().limit(3).forEach(examples::add);
    }
    return examples.stream().filter(shape -> !shape.isBlank()).distinct().limit(3).toList();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeUTF(column.name());
    out.writeUTF(column.type().name());
    out.writeUTF(column.declaredType());
    out.writeBoolean(column.synthetic());
    out.writeUTF(jsonOf);
    for (long count : new long[] {rows, nonNullRows, values, jsonValues}) {
      out.writeLong(count);
    }
    out.writeInt(minLength);
    out.writeInt(maxLength);
    distinct.writeTo(out);
    out.writeShort(shapes.size());
    for (Map.Entry<String, Long> shape : shapes.entrySet()) {
      out.writeUTF(shape.getKey());
      out.writeLong(shape.getValue());
    }
    out.writeShort(matches.size());
    for (Map.Entry<String, MatchTally> match : matches.entrySet()) {
      out.writeUTF(match.getKey());
      match.getValue().writeTo(out);
    }
  }

  static ColumnProfile readFrom(DataInput in) throws IOException {
    Column column =
        new Column(in.readUTF(), DataType.valueOf(in.readUTF()), in.readUTF(), in.readBoolean());
    String jsonOf = in.readUTF();
    long rows = in.readLong();
    long nonNullRows = in.readLong();
    long values = in.readLong();
    long jsonValues = in.readLong();
    int minLength = in.readInt();
    int maxLength = in.readInt();
    DistinctCount distinct = DistinctCount.ofColumn().readFrom(in);
    Map<String, Long> shapes = new LinkedHashMap<>();
    for (int n = in.readShort(); n > 0; n--) {
      shapes.put(in.readUTF(), in.readLong());
    }
    Map<String, MatchTally> matches = new TreeMap<>();
    for (int n = in.readShort(); n > 0; n--) {
      matches.put(in.readUTF(), MatchTally.readFrom(in));
    }
    return new ColumnProfile(
        column,
        jsonOf,
        rows,
        nonNullRows,
        values,
        jsonValues,
        minLength,
        maxLength,
        distinct,
        shapes,
        matches);
  }
}
