package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.ConsentLevel;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.Reason;
import dev.steward.consent.Standing;
import dev.steward.core.ColumnVector;
import dev.steward.report.PartFile;
import dev.steward.report.vector.ReportVector;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The decisions of an activity by one unit: rows of the reports, and counts. For one thread. */
final class DecisionRows implements Closeable {
  private static final int BATCH = 8_192;
  private static final List<String> REASONS =
      Arrays.stream(Reason.values()).map(Reason::toString).toList();
  private static final List<String> CHANGES =
      Arrays.stream(Change.values()).map(Change::toString).toList();
  private static final byte NULL = -1;

  private final Activity activity;
  private final List<String> levels;
  private final PartRows eligibility;
  private final PartRows reconsent;
  private final ActivityCounts counts = new ActivityCounts();

  private final TextRows keys = new TextRows(BATCH);
  private final byte[] eligible = new byte[BATCH];
  private final byte[] reasons = new byte[BATCH];
  private final byte[] granted = new byte[BATCH];
  private final byte[] effective = new byte[BATCH];
  private final TextRows events = new TextRows(BATCH);
  private final long[] moments = new long[BATCH];
  private final BitSet noMoment = new BitSet();
  private final byte[] changes = new byte[BATCH];
  private int rows;

  private final TextRows askedKeys = new TextRows(BATCH);
  private final byte[] askedGranted = new byte[BATCH];
  private int asked;

  DecisionRows(Activity activity, ConsentLevels levels, PartFiles files, String name) {
    this.activity = activity;
    this.levels = levels.all().stream().map(ConsentLevel::name).toList();
    this.eligibility = new PartRows(files, Reports.ELIGIBILITY, name);
    this.reconsent = new PartRows(files, Reports.RECONSENT, name);
  }

  /** A decision about a member; the latest event follows by {@link #event} or {@link #noEvent}. */
  void decision(byte[] data, int from, int to, Reason reason, Standing standing, Change change)
      throws IOException {
    boolean hasLevels = !standing.isUnknownContact();
    counts.add(reason, change);
    keys.add(data, from, to);
    eligible[rows] = (byte) (reason.isEligible() ? 1 : 0);
    reasons[rows] = (byte) reason.ordinal();
    granted[rows] = hasLevels ? (byte) standing.grantedLevel() : NULL;
    effective[rows] = hasLevels ? (byte) standing.effectiveLevel() : NULL;
    changes[rows] = (byte) change.ordinal();
    if (reason.mayBeAskedForMore()) {
      askedKeys.add(data, from, to);
      askedGranted[asked++] = (byte) standing.grantedLevel();
    }
  }

  void event(byte[] data, int from, int to, long at) throws IOException {
    events.add(data, from, to);
    moments[rows] = at;
    next();
  }

  void noEvent() throws IOException {
    events.addNull();
    moments[rows] = 0;
    noMoment.set(rows);
    next();
  }

  /** A member of the previous run that is none any more. */
  void left(byte[] data, int from, int to) throws IOException {
    counts.addLeft();
    keys.add(data, from, to);
    eligible[rows] = 0;
    reasons[rows] = NULL;
    granted[rows] = NULL;
    effective[rows] = NULL;
    changes[rows] = (byte) Change.LEFT.ordinal();
    noEvent();
  }

  private void next() throws IOException {
    rows++;
    if (rows == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (rows > 0) {
      eligibility.add(
          rows,
          List.of(
              constant(rows, activity.id()),
              constant(rows, activity.kind().toString()),
              constant(rows, activity.segment()),
              new ReportVector.Plain(keys.vector()),
              new ReportVector.Flags(rows, eligible),
              new ReportVector.Coded(rows, REASONS, reasons),
              requiredLevel(rows),
              new ReportVector.Coded(rows, levels, granted),
              new ReportVector.Coded(rows, levels, effective),
              new ReportVector.Plain(events.vector()),
              new ReportVector.Plain(new ColumnVector.Longs(rows, moments, noMoment)),
              new ReportVector.Coded(rows, CHANGES, changes)));
    }
    if (asked > 0) {
      reconsent.add(
          asked,
          List.of(
              constant(asked, activity.id()),
              new ReportVector.Plain(askedKeys.vector()),
              new ReportVector.Coded(asked, levels, askedGranted),
              requiredLevel(asked)));
    }
    rows = 0;
    asked = 0;
    keys.clear();
    events.clear();
    askedKeys.clear();
    noMoment.clear();
  }

  private ReportVector requiredLevel(int count) {
    return activity.subject() == Activity.Subject.ACCOUNT
        ? new ReportVector.Nulls(count)
        : constant(count, activity.minimum().name());
  }

  private static ReportVector constant(int count, String value) {
    return new ReportVector.Constant(count, value);
  }

  /** What was decided. */
  UnitResult.OfActivity finish() throws IOException {
    flush();
    Optional<PartFile> decided = eligibility.finish();
    return new UnitResult.OfActivity(activity.id(), counts, decided, reconsent.finish());
  }

  @Override
  public void close() throws IOException {
    try (reconsent) {
      eligibility.close();
    }
  }
}
