package dev.steward.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTablesTest {
  private static final List<String> EXTENSIONS = List.of(".csv", ".csv.gz", ".tsv");

  @TempDir Path folder;

  @Test
  void namesAFilesTableByItsPathWithoutExtension() throws IOException {
    put("people/customers.csv", "people/staff.CSV", "a.b.csv.gz", "readme.md", "noextension");
    assertThat(names(folder)).containsExactly("a.b", "people/customers", "people/staff");
  }

  @Test
  void takesAFolderOfPartsForOneTable() throws IOException {
    put("orders/part-1.csv", "orders/part-0.csv", "orders/_SUCCESS", "orders/.part-0.csv.crc");
    put("visits/data_1.csv.gz", "visits/data_2.csv");
    FolderTables tables = tables(folder);
    assertThat(names(folder)).containsExactly("orders", "visits");
    assertThat(table(tables, "orders").files())
        .extracting(FolderTables.Part::place)
        .containsExactly("orders/part-0.csv", "orders/part-1.csv");
  }

  @Test
  void takesEachFileForATableWhereNotAllAreParts() throws IOException {
    put("mixed/part-1.csv", "mixed/notes.csv");
    assertThat(names(folder)).containsExactly("mixed/notes", "mixed/part-1");
  }

  @Test
  void takesFoldersOfKeysAndValuesForOneTable() throws IOException {
    put("visits/country=DE/month=1/a.csv", "visits/country=A%2FB/month=2/x/b.csv");
    put("visits/country=__HIVE_DEFAULT_PARTITION__/c.csv", "visits/extra.csv");
    FolderTables tables = tables(folder);
    assertThat(names(folder)).containsExactly("visits", "visits/extra");
    FolderTables.FolderTable visits = table(tables, "visits");
    assertThat(visits.partitionKeys()).containsExactly("country", "month");
    assertThat(visits.files())
        .extracting(FolderTables.Part::partition)
        .containsExactly(
            Map.of("country", "A/B", "month", "2"),
            Map.of("country", "DE", "month", "1"),
            Map.of());
  }

  @Test
  void namesALocationThatIsOneTableByItsLastName() throws IOException {
    put("orders/part-0.csv", "visits/day=1/a.csv", "people/staff.csv");
    assertThat(names(folder.resolve("orders"))).containsExactly("orders");
    assertThat(names(folder.resolve("visits"))).containsExactly("visits");
    assertThat(names(folder.resolve("people/staff.csv"))).containsExactly("staff");
    assertThat(names(folder.resolve("orders/part-0.csv"))).containsExactly("part-0");
  }

  @Test
  void takesALocationThatIsAFileWhateverItsExtension() throws IOException {
    put("staff.dat", "plain", ".hidden");
    assertThat(names(folder.resolve("staff.dat"))).containsExactly("staff");
    assertThat(names(folder.resolve("plain"))).containsExactly("plain");
    assertThat(names(folder.resolve(".hidden"))).containsExactly(".hidden");
  }

  @Test
  void keepsTheExtensionsOfFilesThatWouldShareAName() throws IOException {
    put("a.csv", "a.csv.gz", "a.tsv", "b.csv", "b/part-0.csv", "c.csv");
    assertThat(names(folder)).containsExactly("a.csv", "a.csv.gz", "a.tsv", "b", "b.csv", "c");
  }

  @Test
  void namesUnreadablePlacesAsTheTablesTheyWouldHaveBeen() {
    Listing listing =
        new Listing(
            List.of(),
            List.of(
                new Listing.Unreadable("/data/people", "permission denied"),
                new Listing.Unreadable("/data/gone.csv", "a symbolic link to nothing"),
                new Listing.Unreadable("/data/visits/day=1/x", "permission denied")));
    assertThat(new FolderTables("/data", listing, EXTENSIONS).unreadable())
        .containsExactly(
            new Discovery.Unreadable("people", "permission denied"),
            new Discovery.Unreadable("gone", "a symbolic link to nothing"),
            new Discovery.Unreadable("visits", "day=1/x: permission denied"));
  }

  @Test
  void doesNotOfferATableOfWhichAPartIsUnreadable() throws IOException {
    put("visits/day=1/a.csv", "other.csv");
    Files.createSymbolicLink(folder.resolve("visits/day=2"), folder.resolve("nowhere"));
    assertThat(names(folder)).containsExactly("other");
    assertThat(tables(folder).unreadable())
        .extracting(Discovery.Unreadable::table)
        .containsExactly("visits");
  }

  private void put(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  private static FolderTables tables(Path location) throws IOException {
    FileStore store = FileStore.of(location.toString(), Map.of());
    String path = store.resolve(location.toString());
    return new FolderTables(path, store.list(path), EXTENSIONS);
  }

  private static List<String> names(Path location) throws IOException {
    return tables(location).tables().stream().map(FolderTables.FolderTable::name).toList();
  }

  private static FolderTables.FolderTable table(FolderTables tables, String name) {
    return Objects.requireNonNull(tables.table(name));
  }
}
