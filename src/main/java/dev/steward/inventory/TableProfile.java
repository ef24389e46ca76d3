package dev.steward.inventory;

import dev.steward.source.Irregularity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of a table, or of a part of it. Holds counts, shapes, and sketches of hashes; no
 * value of any cell. Immutable.
 */
public final class TableProfile {
  private static final int VERSION = 1;

  private final long rows;
  private final List<ColumnProfile> columns;
  private final List<Irregularity> irregularities;

  TableProfile(long rows, List<ColumnProfile> columns, List<Irregularity> irregularities) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.irregularities = List.copyOf(irregularities);
  }

  /** Number of rows that were looked at. */
  public long rows() {
    return rows;
  }

  /** What was amiss in these rows, a fault a line, counts summed. */
  public List<Irregularity> irregularities() {
    return irregularities;
  }

  /** The same with what was amiss in its rows. */
  public TableProfile with(List<Irregularity> more) {
    List<Irregularity> all = new ArrayList<>(irregularities);
    all.addAll(more);
    return new TableProfile(rows, columns, summed(all));
  }

  /**
   * One profile of all parts. Columns are matched by name and come in the order of first sight; a
   * part without one has nulls there.
   *
   * @param parts in the order of the splits
   */
  public static TableProfile merge(List<TableProfile> parts) {
    long rows = 0;
    Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    List<Irregularity> irregularities = new ArrayList<>();
    for (TableProfile part : parts) {
      rows += part.rows;
      irregularities.addAll(part.irregularities);
      part.columns.forEach(column -> columns.merge(column.name(), column, ColumnProfile::and));
    }
    return new TableProfile(rows, List.copyOf(columns.values()), summed(irregularities));
  }

  /**
   * One profile of the same rows with the columns of all.
   *
   * @param others at least one
   */
  public static TableProfile beside(List<TableProfile> others) {
    TableProfile first = others.get(0);
    List<ColumnProfile> columns = new ArrayList<>();
    for (TableProfile each : others) {
      if (each.rows != first.rows) {
        throw new IllegalArgumentException(
            "Profiles of the same rows cannot have " + first.rows + " and " + each.rows);
      }
      columns.addAll(each.columns);
    }
    return new TableProfile(first.rows, columns, first.irregularities);
  }

  /** The profile in bytes: equal for equal profiles. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(rows);
      out.writeInt(columns.size());
      for (ColumnProfile column : columns) {
        column.writeTo(out);
      }
      out.writeInt(irregularities.size());
      for (Irregularity irregularity : irregularities) {
        out.writeUTF(irregularity.what());
        out.writeLong(irregularity.count());
        out.writeUTF(irregularity.firstPlace());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a profile", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where the bytes are of another version or damaged
   */
  public static TableProfile fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "Cannot read a profile of version " + version + ": expected " + VERSION);
      }
      long rows = in.readLong();
      List<ColumnProfile> columns = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        columns.add(ColumnProfile.readFrom(in));
      }
      List<Irregularity> irregularities = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        irregularities.add(new Irregularity(in.readUTF(), in.readLong(), in.readUTF()));
      }
      return new TableProfile(rows, columns, irregularities);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read a profile: its bytes are damaged", e);
    }
  }

  List<ColumnProfile> columns() {
    return columns;
  }

  @Override
  public String toString() {
    return "TableProfile[" + rows + " rows, " + columns.size() + " columns]";
  }

  private static List<Irregularity> summed(List<Irregularity> all) {
    Map<String, Irregularity> byFault = new LinkedHashMap<>();
    for (Irregularity one : all) {
      byFault.merge(
          one.what(),
          one,
          (first, next) ->
              new Irregularity(first.what(), first.count() + next.count(), first.firstPlace()));
    }
    return List.copyOf(byFault.values());
  }
}
