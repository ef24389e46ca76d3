package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table of the estate and what a run made of it.
 *
 * @param columns as the source describes them; empty where it could not be asked
 * @param rowsInTable empty where only a full scan would tell and there was none
 * @param remarks what a reader should know about the table
 * @param profile what was seen; present exactly where the table was scanned or sampled
 * @param failure why it was not, in words without personal data; present exactly where it failed or
 *     was skipped
 */
public record ScannedTable(
    TableRef ref,
    List<Column> columns,
    OptionalLong rowsInTable,
    List<String> remarks,
    Status status,
    Optional<TableProfile> profile,
    Optional<String> failure) {
  public ScannedTable {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
    if (profile.isPresent() != status.wasRead() || failure.isPresent() == status.wasRead()) {
      throw new IllegalArgumentException(
          "A table has a profile where it was read, else a reason: " + ref + " " + status);
    }
  }

  /** A table that was read whole. */
  public static ScannedTable scanned(
      TableRef ref, List<Column> columns, List<String> remarks, TableProfile profile) {
    return new ScannedTable(
        ref,
        columns,
        OptionalLong.of(profile.rows()),
        remarks,
        Status.SCANNED,
        Optional.of(profile),
        Optional.empty());
  }

  /** A table of which a sample was read. */
  public static ScannedTable sampled(
      TableRef ref,
      List<Column> columns,
      OptionalLong rowsInTable,
      List<String> remarks,
      TableProfile profile) {
    return new ScannedTable(
        ref, columns, rowsInTable, remarks, Status.SAMPLED, Optional.of(profile), Optional.empty());
  }

  /** A table that could not be read. */
  public static ScannedTable failed(TableRef ref, List<Column> columns, String reason) {
    return unread(ref, columns, Status.FAILED, reason);
  }

  /** A table that was left out on purpose. */
  public static ScannedTable skipped(TableRef ref, List<Column> columns, String reason) {
    return unread(ref, columns, Status.SKIPPED, reason);
  }

  private static ScannedTable unread(
      TableRef ref, List<Column> columns, Status status, String reason) {
    return new ScannedTable(
        ref,
        columns,
        OptionalLong.empty(),
        List.of(),
        status,
        Optional.empty(),
        Optional.of(reason));
  }

  /** What became of a table in a run. */
  public enum Status {
    /** All rows were looked at. */
    SCANNED,
    /** Some rows were looked at. */
    SAMPLED,
    /** It could not be read: the run is incomplete. */
    FAILED,
    /** It was left out on purpose. */
    SKIPPED;

    boolean wasRead() {
      return this == SCANNED || this == SAMPLED;
    }

    /** The word in reports. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
