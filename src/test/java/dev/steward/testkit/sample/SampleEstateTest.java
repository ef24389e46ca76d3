package dev.steward.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.steward.core.TableRef;
import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class SampleEstateTest {
  private static final Path SAMPLE = Path.of("sample-data");
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);

  private static final Pattern KEY_OR_EMAIL =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9._]+@[a-z.]+[a-z]");

  @TempDir Path folder;

  @Test
  void isWhatIsCheckedIn() throws IOException {
    if (Boolean.getBoolean("steward.sample.write")) {
      ESTATE.writeTo(SAMPLE);
    }
    ESTATE.writeTo(folder);
    assertThat(files(SAMPLE)).isEqualTo(files(folder));
    for (String file : files(folder)) {
      Path ours = folder.resolve(file);
      Path theirs = SAMPLE.resolve(file);
      if (file.endsWith(".parquet")) {
        assertThat(rows(theirs)).as(file).isEqualTo(rows(ours));
      } else {
        assertThat(theirs).as(file).hasSameBinaryContentAs(ours);
      }
    }
  }

  @Test
  void staysBelowFiveMegabytes() throws IOException {
    long bytes = 0;
    for (String file : files(SAMPLE)) {
      bytes += Files.size(SAMPLE.resolve(file));
    }
    assertThat(bytes).isLessThan(5_000_000);
  }

  @Test
  void givesAnotherEstateForAnotherSeed() {
    assertThat(SampleEstate.generate(1).table("crm", "contact").rows())
        .isNotEqualTo(ESTATE.table("crm", "contact").rows())
        .isEqualTo(SampleEstate.generate(1).table("crm", "contact").rows());
  }

  @Test
  void castsSomebodyForEachTrait() {
    assertThat(Trait.values()).allSatisfy(trait -> assertThat(ESTATE.people(trait)).isNotEmpty());
    assertThat(ESTATE.people(Trait.FAMILY_EMAIL)).hasSize(15);
  }

  @Test
  void inventsOnlyPeopleWhoCannotBeReached() {
    assertThat(ESTATE.people())
        .allSatisfy(
            person -> {
              assertThat(person.email()).matches("[a-z0-9._]+@example\\.(org|com|net)");
              assertThat(valid(person.mobile(), person)).isTrue();
              assertThat(valid(person.landline(), person)).isTrue();
            });
    assertThat(ESTATE.people().stream().map(Person::mobile)).doesNotHaveDuplicates();
    assertThat(
            ESTATE.people().stream()
                .filter(person -> !person.has(Trait.FAMILY_EMAIL))
                .map(Person::email))
        .doesNotHaveDuplicates();
  }

  @Test
  void recordsWhatItPlantedForWhom() {
    Person person = ESTATE.people(Trait.GUARDED).get(0);
    String guardian = person.consent().guardian().orElseThrow();
    List<PlantedCell> about = ESTATE.truth().about(person.key());

    assertThat(about)
        .anySatisfy(
            cell -> {
              assertThat(cell.column()).hasToString("crm.contact.emailaddress1");
              assertThat(cell.value()).isEqualTo(person.email());
            })
        .anySatisfy(cell -> assertThat(cell.column()).hasToString("drops.consent-events.level"));
    assertThat(ESTATE.truth().about(guardian))
        .anySatisfy(
            cell -> {
              assertThat(cell.column()).hasToString("crm.contact.msgdpr_gdprparentid");
              assertThat(cell.reach()).isEqualTo(PlantedCell.Reach.REFERENCE);
            });
    assertThat(ESTATE.truth().people())
        .containsAll(ESTATE.people().stream().map(Person::key).toList());
  }

  @Test
  void recordsEveryPlaceWhereSomebodyStands() {
    Map<String, Person> named = new HashMap<>();
    for (Person person : ESTATE.people()) {
      named.put(person.key(), person);
      if (!person.has(Trait.FAMILY_EMAIL)) {
        named.put(person.email(), person);
      }
    }
    for (SampleTable table : ESTATE.tables()) {
      for (int row = 0; row < table.rows().size(); row++) {
        Matcher tokens = KEY_OR_EMAIL.matcher(table.rows().get(row).cells().toString());
        while (tokens.find()) {
          Person person = named.get(tokens.group());
          if (person != null) {
            TableRef ref = table.ref();
            int place = row;
            assertThat(ESTATE.truth().about(person.key()))
                .as("%s in row %s of %s", person, row, ref)
                .anyMatch(cell -> cell.row() == place && cell.column().table().equals(ref));
          }
        }
      }
    }
  }

  @Test
  void pointsEachPlantedPartIntoItsCell() {
    for (String key : ESTATE.truth().people()) {
      for (PlantedCell cell : ESTATE.truth().about(key)) {
        SampleTable table =
            ESTATE.table(cell.column().table().source(), cell.column().table().table());
        String stored =
            table.column(cell.column().column()).stored()
                ? cell.column().column()
                : cell.column().column().replaceAll("\\..*", "");
        assertThat(Objects.toString(table.cell(cell.row(), stored)))
            .contains(cell.value().toString());
      }
    }
  }

  @Test
  void isConfiguredByNamesThatItHas() throws IOException {
    Map<String, Object> configuration =
        new Yaml().load(Files.readString(Path.of("jobs", "sample.yml")));
    map(map(configuration, "steward"), "sources")
        .keySet()
        .forEach(source -> declaresWhatIsThere(source, configuration));
  }

  private static void declaresWhatIsThere(String source, Map<String, Object> configuration) {
    Map<String, Object> sources = map(map(configuration, "steward"), "sources");
    Map<String, Object> tables = map(map(sources, source), "tables");
    tables.forEach(
        (name, declaration) -> {
          SampleTable table = ESTATE.table(source, unbracketed(name));
          Map<String, Object> declared = map(tables, name);
          if (declared.containsKey("columns")) {
            assertThat(map(declared, "columns").keySet())
                .allSatisfy(column -> assertThat(table.column(unbracketed(column))).isNotNull());
          }
        });
  }

  private static String unbracketed(String key) {
    return key.startsWith("[") ? key.substring(1, key.length() - 1) : key;
  }

  @SuppressWarnings("unchecked") // as SnakeYAML reads mappings
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) Objects.requireNonNull(parent.get(key), key);
  }

  @Test
  void loadsIntoH2() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:sample")) {
      loadsInto(connection);
    }
  }

  @Test
  void loadsIntoPostgres() throws Exception {
    try (Connection connection = Postgres.connect(Postgres.newDatabase())) {
      loadsInto(connection);
    }
  }

  @Test
  void writesSeveralRowGroupsAFile() throws IOException {
    InputFile file =
        new LocalInputFile(SAMPLE.resolve("lake/web/visit/month=2026-08/part-0000.parquet"));
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
    }
  }

  private static void loadsInto(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(SAMPLE.resolve("crm/crm.sql")));
      for (SampleTable table : ESTATE.tables()) {
        if (table.ref().source().equals("crm")) {
          try (ResultSet rows =
              statement.executeQuery("select count(*) from " + table.ref().table())) {
            rows.next();
            assertThat(rows.getInt(1)).as(table.ref().toString()).isEqualTo(table.rows().size());
          }
        }
      }
    }
  }

  private static boolean valid(String phone, Person person) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      return phones.isValidNumber(phones.parse(phone, person.address().countryCode()));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** The schema, and each row as text. */
  private static List<String> rows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    InputFile input = new LocalInputFile(file);
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      rows.add(reader.getFileMetaData().getSchema().toString());
    }
    try (ParquetReader<Group> reader = new Groups(input).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
