package dev.steward.processing;

import dev.steward.eligibility.Reports;
import dev.steward.files.FileStore;
import dev.steward.report.PartFile;
import dev.steward.report.ReportRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions of one activity, in the order of their people's keys. Used by one thread. */
final class ActivityRows implements Closeable {
  private static final int CONTACT = Reports.ELIGIBILITY.indexOf("contact_id");
  private static final int ELIGIBLE = Reports.ELIGIBILITY.indexOf("eligible");
  private static final int GRANTED = Reports.ELIGIBILITY.indexOf("granted_level");
  private static final int EVENT = Reports.ELIGIBILITY.indexOf("consent_event_id");
  private static final int AT = Reports.ELIGIBILITY.indexOf("consented_at");

  private final String activity;
  private final ReportRows rows;
  private @Nullable List<@Nullable Object> row;
  private byte[] key = {};

  /**
   * @param parts of the report about eligibility, all of this activity
   */
  ActivityRows(FileStore files, String activity, List<PartFile> parts) throws IOException {
    this.activity = activity;
    this.rows = ReportRows.of(files, Reports.ELIGIBILITY, parts);
    next();
  }

  String activity() {
    return activity;
  }

  /** Goes on to the next decision that rests on an event. */
  void next() throws IOException {
    row = rows.next();
    while (row != null && (row.get(EVENT) == null || row.get(CONTACT) == null)) {
      row = rows.next();
    }
    key = row == null ? key : text(CONTACT).getBytes(StandardCharsets.UTF_8);
  }

  boolean isAtEnd() {
    return row == null;
  }

  /** How its person's key compares with that of another activity's, as reports are ordered. */
  int compareTo(ActivityRows other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  String contact() {
    return text(CONTACT);
  }

  String event() {
    return text(EVENT);
  }

  String grantedLevel() {
    return text(GRANTED);
  }

  boolean isEligible() {
    return row != null && Boolean.TRUE.equals(row.get(ELIGIBLE));
  }

  Instant at() {
    return row != null && row.get(AT) instanceof Instant at ? at : Instant.EPOCH;
  }

  private String text(int column) {
    Object cell = row == null ? null : row.get(column);
    return cell == null ? "" : cell.toString();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Tells nothing about people. */
  @Override
  public String toString() {
    return "ActivityRows[" + activity + "]";
  }
}
