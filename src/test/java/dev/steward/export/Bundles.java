package dev.steward.export;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.Overrides;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.request.RequestType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Bundles that tests write and look into. */
final class Bundles {
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
  static final BundleRequest ACCESS = request("REQ-2026-0001", RequestType.ACCESS);
  static final BundleRequest PORTABILITY = request("REQ-2026-0002", RequestType.PORTABILITY);

  private Bundles() {}

  static BundleRequest request(String id, RequestType type) {
    return new BundleRequest(id, type, "p-7f3a9c2b1d", AS_OF);
  }

  static WrittenBundle write(
      Path folder,
      Catalog catalog,
      ExportSettings settings,
      BundleRequest request,
      SubjectTable... tables)
      throws IOException {
    BundleWriter writer =
        new BundleWriter(FileStore.of(folder.toString(), Map.of()), catalog, settings);
    return alone(writer, folder.resolve(request.fileName() + writer.extension()), request, tables);
  }

  /** A bundle in a file of its own, which is nothing else then. */
  static WrittenBundle alone(
      BundleWriter writer, Path file, BundleRequest request, SubjectTable... tables)
      throws IOException {
    try (BundlePack pack = writer.pack(file.toString())) {
      WrittenBundle bundle = pack.add(request, List.of(tables));
      pack.finish();
      return bundle;
    }
  }

  static Catalog declaring(TableDeclaration... tables) {
    return new Catalog(List.of(tables), Overrides.NONE);
  }

  static TableDeclaration table(
      String source, String table, Map<String, ColumnDeclaration> columns) {
    return new TableDeclaration(
        new TableRef(source, table), List.of(), Map.of(), columns, Optional.empty(), false);
  }

  static ColumnDeclaration column(
      @Nullable String category, boolean provided, @Nullable String withheld) {
    return new ColumnDeclaration(
        Optional.ofNullable(category).map(PersonalDataCategory::of),
        provided,
        Optional.ofNullable(withheld),
        Optional.empty());
  }

  /** The entries of a ZIP that is not encrypted, as the JDK reads them. */
  static Map<String, String> entries(Path zip) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return entries;
  }
}
