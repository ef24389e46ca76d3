package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A publication in the making. Where folders move atomically, its files are written to a staging
 * folder beside the target and put in place as a whole; elsewhere they are written in place. The
 * manifest comes last, either way. After a crash at any point, or a failure, the same publication
 * is made again from {@link #stage} on, and an earlier one of its label stays or comes back until
 * then. One publication of a label is made at a time. Used by one thread.
 */
public final class Publication implements Closeable {
  private static final Pattern JOB = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern LABEL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z0-9]+)?");

  private final FileStore store;
  private final String job;
  private final PublicationPlace place;
  private final List<ReportFile> files = new ArrayList<>();
  private final List<OmittedFile> omitted = new ArrayList<>();
  private int unfinished;
  private boolean published;

  private Publication(FileStore store, String job, PublicationPlace place) {
    this.store = store;
    this.job = job;
    this.place = place;
  }

  /**
   * Begins a publication, clearing away what an interrupted one of the same label left.
   *
   * @param reportsRoot the folder of all jobs' reports
   * @param label the as-of date, with {@code -run2} for a second run, {@code -plan} for a plan
   */
  public static Publication stage(FileStore store, String reportsRoot, String job, String label)
      throws IOException {
    if (!JOB.matcher(job).matches() || !LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException("Not a publication's place: " + job + "/" + label);
    }
    String folder = store.resolve(reportsRoot) + "/" + job;
    PublicationPlace place =
        store.movesAtomically()
            ? new StagedPlace(store, folder, label)
            : new DirectPlace(store, folder + "/" + label);
    place.prepare();
    return new Publication(store, job, place);
  }

  /** Where the reports lie once published. */
  public String target() {
    return place.target();
  }

  /** Writes a report's rows as {@code NAME.csv} and {@code NAME.parquet}. */
  public void write(ReportSchema schema, Iterable<List<@Nullable Object>> rows) throws IOException {
    write(
        schema,
        sink -> {
          for (List<@Nullable Object> row : rows) {
            sink.add(row);
          }
        });
  }

  /**
   * As {@link #write(ReportSchema, Iterable)}, for rows that come one by one.
   *
   * @throws E where the source of the rows fails
   */
  public <E extends Exception> void write(ReportSchema schema, RowSource<E> rows)
      throws IOException, E {
    try (ReportFiles report = ReportFiles.create(store, place.folder(), schema)) {
      unfinished++;
      rows.writeTo(report);
      files.addAll(report.finish());
      unfinished--;
    }
  }

  /**
   * Writes a text file that is no report, in UTF-8, a line a record.
   *
   * @param path below the publication's folder
   */
  public void write(String path, LineSource lines) throws IOException {
    unfinished++;
    long[] count = {0};
    try (MeasuredOutput out = MeasuredOutput.create(store, place.folder() + "/" + path)) {
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      lines.writeTo(
          line -> {
            text.write(line);
            text.write('\n');
            count[0]++;
          });
      text.flush();
      out.close();
      files.add(new ReportFile(path, count[0], out.bytes(), out.sha256(), List.of()));
    }
    unfinished--;
  }

  /** Says of a file that readers may look for why it is not there. */
  public void omit(String path, String reason) {
    omitted.add(new OmittedFile(path, reason));
  }

  /**
   * Takes the parts of a large report as {@code NAME.parquet/part-00000.parquet} and so on, by
   * links where the parts and the publication are on one local file system, and writes {@code
   * NAME.csv} from them. Parts without rows are passed over, though a report without any rows has
   * one. The parts themselves stay as they are, so that a publication that was interrupted can be
   * made again; they may be removed once this one is published.
   *
   * @param from where the parts are
   * @param parts in the order of the report's rows
   * @param csvRows a report of more rows has no CSV, and the manifest says so
   * @throws ReportFileException where a part is not there or not as it was finished
   */
  public void adopt(ReportSchema schema, FileStore from, List<PartFile> parts, long csvRows)
      throws IOException {
    unfinished++;
    PartFolder folder = new PartFolder(store, place.folder(), schema);
    files.addAll(folder.adopt(from, parts));
    long rows = parts.stream().mapToLong(PartFile::rows).sum();
    if (rows <= csvRows) {
      files.add(folder.csv(from, parts));
    } else {
      omitted.add(
          new OmittedFile(
              schema.name() + ".csv",
              "%d rows; a CSV is written for %d at most".formatted(rows, csvRows)));
    }
    unfinished--;
  }

  /**
   * Takes copies of finished files that are no reports and that only their owner may read, such as
   * bundles for persons.
   *
   * @param from where the files are
   * @throws ReportFileException where one is not there or not as it was finished
   */
  public void attach(FileStore from, List<AttachedFile> attached) throws IOException {
    unfinished++;
    try (Attachment attachment = new Attachment(from, store, place.folder())) {
      for (AttachedFile file : attached) {
        files.add(attachment.copy(file));
      }
      attachment.settle();
    }
    unfinished--;
  }

  /** Writes the manifest and puts all in place, over an earlier publication of the label. */
  public void publish(ManifestHeader header) throws IOException {
    if (!header.job().equals(job)) {
      throw new IllegalArgumentException(
          "A publication of " + job + " is not one of " + header.job());
    }
    if (unfinished > 0) {
      throw new IllegalStateException("A report of " + job + " failed: it cannot be published");
    }
    try (MeasuredOutput manifest =
        MeasuredOutput.create(store, place.folder() + "/" + Manifest.FILE)) {
      manifest.write(
          ManifestJson.write(new Manifest(header, files, omitted, List.of()))
              .getBytes(StandardCharsets.UTF_8));
    }
    place.settle();
    published = true;
  }

  /** Removes what was staged, unless it was published. */
  @Override
  public void close() throws IOException {
    if (!published) {
      place.discard();
    }
  }
}
