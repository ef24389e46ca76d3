package dev.steward.source.csv;

import static java.nio.charset.CodingErrorAction.REPORT;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.csv.RawRecords.RawRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Goes over a file's records and writes what is left of them.
 *
 * <p>A record that has other than the header's number of cells, or quotes that are not as they
 * should be, is of the person whose key stands in its column; it can be deleted, though not changed
 * cell by cell. Where none does, and a key stands anywhere else in it, nobody can tell whose it is:
 * then the file fails.
 */
final class CsvRewrite {
  private final FileStore store;
  private final CsvFile file;
  private final CsvJudge judge;
  private final List<RowChange> changes;
  private final RawCells raw;
  private final long[] changed;
  private long rows;
  private long deleted;

  CsvRewrite(FileStore store, CsvFile file, CsvJudge judge, List<RowChange> changes) {
    this.store = store;
    this.file = file;
    this.judge = judge;
    this.changes = changes;
    this.raw = new RawCells(file.format());
    this.changed = new long[changes.size()];
  }

  long rows() {
    return rows;
  }

  long deleted() {
    return deleted;
  }

  List<Long> changed() {
    return java.util.Arrays.stream(changed).boxed().toList();
  }

  boolean changesNothing() {
    return java.util.Arrays.stream(changed).allMatch(each -> each == 0);
  }

  /** Only counts. */
  void look() throws IOException {
    go(Writer.nullWriter(), Writer.nullWriter());
  }

  /**
   * Writes the file anew: its charset, byte order mark and compression stay.
   *
   * @throws MalformedCsvException where the file's charset would not write what it was read from
   */
  void write(String path) throws IOException {
    MessageDigest faithful = Sha256.start();
    try (OutputStream plain = store.write(path);
        OutputStream out = file.encoding().gzip() ? new GZIPOutputStream(plain, 1 << 16) : plain;
        OutputStream same = new DigestOutputStream(OutputStream.nullOutputStream(), faithful);
        Writer writer = writer(out);
        Writer control = writer(same)) {
      byte[] mark = mark();
      out.write(mark);
      same.write(mark);
      go(writer, control);
    }
    if (!MessageDigest.isEqual(faithful.digest(), content())) {
      throw new MalformedCsvException("its characters cannot be written as they were");
    }
  }

  private void go(Writer out, Writer control) throws IOException {
    CellParser parser = new CellParser(file.format());
    try (RawRecords records =
        new RawRecords(
            file.encoding().open(store, file.file(), 0, file.file().length()), file.format())) {
      int head = file.recordsBeforeData();
      for (RawRecord record = records.next(); record != null; record = records.next()) {
        String all = record.before() + record.text() + record.end();
        control.write(all);
        if (head-- > 0) {
          out.write(all);
        } else {
          rows++;
          row(record, parser.cells(record.text()), all, out);
        }
      }
      out.write(records.rest());
      control.write(records.rest());
    }
  }

  private void row(RawRecord record, String[] cells, String all, Writer out) throws IOException {
    int change = judge.change(cells);
    boolean certain = record.clean() && cells.length == file.names().size();
    if (change < 0) {
      if (!certain && judge.mayBeNamed(record.text())) {
        throw unreadable(record);
      }
      out.write(all);
    } else if (record.open()) {
      throw unreadable(record);
    } else if (changes.get(change).action() instanceof Action.Set set) {
      List<String> written = raw.of(record.text());
      if (!certain || written.size() != cells.length) {
        throw unreadable(record);
      }
      String now = new CellEdits(file.names(), set, raw).of(written, cells);
      changed[change] += now.equals(record.text()) ? 0 : 1;
      out.write(record.before() + now + record.end());
    } else {
      changed[change]++;
      deleted++;
      out.write(record.before());
    }
  }

  private static MalformedCsvException unreadable(RawRecord record) {
    return new MalformedCsvException(
        "the record at line "
            + record.line()
            + " cannot be read for certain, and may be a person's");
  }

  private Writer writer(OutputStream out) {
    return new BufferedWriter(
        new OutputStreamWriter(
            out,
            file.encoding()
                .charset()
                .newEncoder()
                .onMalformedInput(REPORT)
                .onUnmappableCharacter(REPORT)),
        1 << 16);
  }

  private byte[] mark() throws IOException {
    try (InputStream in = file.encoding().bytes(store, file.file())) {
      return in.readNBytes(file.encoding().mark());
    }
  }

  private byte[] content() throws IOException {
    try (InputStream in = file.encoding().bytes(store, file.file())) {
      return digest(in);
    }
  }

  static byte[] digest(InputStream in) throws IOException {
    MessageDigest digest = Sha256.start();
    in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return digest.digest();
  }
}
