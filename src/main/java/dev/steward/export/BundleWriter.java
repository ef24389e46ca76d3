package dev.steward.export;

import dev.steward.catalog.Catalog;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a person's rows together in one ZIP: {@code data.json}, a CSV a table, {@code about.html}
 * for the person to read, and {@code manifest.json}. The same rows and settings give the same
 * bytes, unless it is encrypted. Safe for use by several threads.
 */
public final class BundleWriter {
  static final String ZIP = ".zip";
  static final String ENCRYPTED = ".zip.pgp";

  private final FileStore files;
  private final Catalog catalog;
  private final ExportSettings settings;

  public BundleWriter(FileStore files, Catalog catalog, ExportSettings settings) {
    this.files = files;
    this.catalog = catalog;
    this.settings = settings;
  }

  /** The extension of its bundles. */
  public String extension() {
    return settings.recipientKey().isPresent() ? ENCRYPTED : ZIP;
  }

  /**
   * Begins a file of bundles.
   *
   * @param path where it is to lie; one that is there stays until this is finished
   */
  public BundlePack pack(String path) throws IOException {
    return new BundlePack(this, files, path);
  }

  /**
   * Writes a bundle. Memory does not grow with the number of rows.
   *
   * @param tables all that were searched, those without rows too
   * @throws IOException without a cell
   */
  List<WrittenBundle.TableCount> write(
      OutputStream out, BundleRequest request, List<SubjectTable> tables) throws IOException {
    return encrypted(out, request, shown(request, tables));
  }

  private List<ShownTable> shown(BundleRequest request, List<SubjectTable> tables) {
    return tables.stream()
        .sorted(Comparator.comparing(SubjectTable::table))
        .map(table -> new ShownTable(table, catalog.find(table.table()), request.isPortability()))
        .toList();
  }

  private List<WrittenBundle.TableCount> encrypted(
      OutputStream out, BundleRequest request, List<ShownTable> tables) throws IOException {
    if (settings.recipientKey().isEmpty()) {
      return zipped(out, request, tables);
    }
    try (OutputStream message =
        settings.recipientKey().get().encrypting(out, request.fileName() + ZIP)) {
      return zipped(message, request, tables);
    }
  }

  private List<WrittenBundle.TableCount> zipped(
      OutputStream out, BundleRequest request, List<ShownTable> tables) throws IOException {
    List<WrittenBundle.TableCount> counts = new ArrayList<>();
    BundleZip zip = new BundleZip(new Uncloseable(out), settings.passphrase(), request.asOf());
    AboutPage about = new AboutPage(request, settings.about());
    List<Long> rows = new ArrayList<>();
    zip.add(
        "data.json", content -> rows.addAll(new DataJson(request, about).write(content, tables)));
    FileNames names = new FileNames();
    for (int i = 0; i < tables.size(); i++) {
      ShownTable table = tables.get(i);
      String csv = "";
      if (rows.get(i) > 0 && !table.columns().isEmpty()) {
        csv = names.unique("csv-" + table.table(), ".csv").replaceFirst("^csv-", "csv/");
        addCsv(zip, csv, table, rows.get(i));
      }
      about.add(table, rows.get(i), csv);
      counts.add(
          new WrittenBundle.TableCount(
              table.table(),
              rows.get(i),
              table.withheld().stream().map(WithheldColumn::column).toList(),
              table.withheldRows()));
    }
    zip.add("about.html", about::write);
    BundleManifest manifest = new BundleManifest(request, counts, tables, zip.entries());
    zip.add("manifest.json", manifest::write);
    zip.close();
    return counts;
  }

  private static void addCsv(BundleZip zip, String name, ShownTable table, long rows)
      throws IOException {
    List<Long> written = new ArrayList<>();
    zip.add(name, content -> written.add(TableCsv.write(content, table)));
    if (written.get(0) != rows) {
      throw new IOException(
          "Cannot assemble %s: %d rows at first, %d later"
              .formatted(table.table(), rows, written.get(0)));
    }
  }

  /** The ZIP closes what it writes to; here it only ends in it. */
  private static final class Uncloseable extends OutputStream {
    private final OutputStream out;

    Uncloseable(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
