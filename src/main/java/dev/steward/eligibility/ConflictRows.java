package dev.steward.eligibility;

import dev.steward.consent.ConsentLevel;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.Standing;
import dev.steward.report.PartFile;
import dev.steward.report.vector.ReportVector;
import dev.steward.shuffle.Records;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Contacts that have several rows, or whose row and ledger disagree. For one thread. */
final class ConflictRows implements Closeable {
  private static final int BATCH = 8_192;
  private static final List<String> KINDS = List.of("duplicate", "row-and-ledger");
  private static final byte DUPLICATE = 0;
  private static final byte ROW_AND_LEDGER = 1;
  private static final byte NULL = -1;

  private final List<String> levels;
  private final PartRows part;
  private final TextRows keys = new TextRows(BATCH);
  private final byte[] kinds = new byte[BATCH];
  private final byte[] rowLevels = new byte[BATCH];
  private final byte[] ledgerLevels = new byte[BATCH];
  private int rows;
  private long all;

  ConflictRows(ConsentLevels levels, PartFiles files, String name) {
    this.levels = levels.all().stream().map(ConsentLevel::name).toList();
    this.part = new PartRows(files, Reports.CONFLICTS, name);
  }

  void add(Standings standings) throws IOException {
    Contacts contacts = standings.contacts();
    for (int contact = 0; contact < contacts.size(); contact++) {
      Standing standing = standings.standing(contact);
      if (standing.isDuplicate()) {
        add(contacts, contact, DUPLICATE, standing);
      }
      if (standing.isConflict()) {
        add(contacts, contact, ROW_AND_LEDGER, standing);
      }
    }
  }

  private void add(Contacts contacts, int contact, byte kind, Standing standing)
      throws IOException {
    Records records = contacts.rows();
    int row = contacts.row(contact);
    keys.add(records.data(), records.key(row), records.payload(row));
    kinds[rows] = kind;
    rowLevels[rows] = (byte) standing.rowLevel();
    ledgerLevels[rows] = standing.hasEvents() ? (byte) standing.latestLevel() : NULL;
    rows++;
    all++;
    if (rows == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (rows > 0) {
      part.add(
          rows,
          List.of(
              new ReportVector.Plain(keys.vector()),
              new ReportVector.Coded(rows, KINDS, kinds),
              new ReportVector.Coded(rows, levels, rowLevels),
              new ReportVector.Coded(rows, levels, ledgerLevels)));
    }
    rows = 0;
    keys.clear();
  }

  Optional<PartFile> finish() throws IOException {
    flush();
    return part.finish();
  }

  long all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
