package dev.steward.testkit.sample;

import dev.steward.core.TableRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An invented marketing estate in the shape of Dynamics 365 Marketing: the database {@code crm},
 * the Parquet folders {@code lake} and the CSV files {@code drops}. Equal seeds give equal estates,
 * and {@code sample-data/} is the one of {@link #SEED}. Nobody in it exists: addresses of e-mail
 * are at example.org, .com and .net, phone numbers and IBANs of ranges that nobody has.
 */
public final class SampleEstate {
  /** The seed of the estate that is checked in. */
  public static final long SEED = 20261101;

  /** The day on which the estate is as it is. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private final List<Person> people;
  private final List<SampleTable> tables;
  private final Truth truth;

  private SampleEstate(List<Person> people, List<SampleTable> tables) {
    this.people = List.copyOf(people);
    this.tables = List.copyOf(tables);
    this.truth = new Truth(tables);
  }

  /** Invents an estate. */
  public static SampleEstate generate(long seed) {
    Random random = new Random(seed);
    Population population = new Population(random);
    List<SampleTable> tables = new ArrayList<>(CrmTables.of(random, population));
    tables.addAll(TextTables.of(random, population));
    tables.addAll(ForgottenTables.of(random, population));
    tables.addAll(LakeTables.of(random, population));
    tables.addAll(DropTables.of(random, population));
    tables.add(RequestTable.of(random, population));
    List<Person> people = new ArrayList<>(population.contacts());
    people.addAll(population.leads());
    return new SampleEstate(people, tables);
  }

  /** Contacts in the order of their rows, then those who are only leads. */
  public List<Person> people() {
    return people;
  }

  public List<Person> people(Trait trait) {
    return people.stream().filter(person -> person.has(trait)).toList();
  }

  public Optional<Person> person(String key) {
    return people.stream().filter(person -> person.key().equals(key)).findFirst();
  }

  /** All tables; those of {@code crm} in an order in which their foreign keys hold. */
  public List<SampleTable> tables() {
    return tables;
  }

  /** The table {@code SOURCE.TABLE}. */
  public SampleTable table(String source, String table) {
    TableRef ref = new TableRef(source, table);
    return tables.stream()
        .filter(candidate -> candidate.ref().equals(ref))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table " + ref));
  }

  /** What was planted for whom. */
  public Truth truth() {
    return truth;
  }

  /** Writes the estate's files into a folder, over those that are there. */
  public void writeTo(Path folder) throws IOException {
    CrmScript.write(of("crm"), folder.resolve("crm/crm.sql"));
    for (SampleTable table : of("lake")) {
      LakeFiles.write(table, folder.resolve("lake"));
    }
    for (SampleTable table : of("drops")) {
      DropFiles.write(table, folder.resolve("drops"));
    }
  }

  private List<SampleTable> of(String source) {
    return tables.stream().filter(table -> table.ref().source().equals(source)).toList();
  }

  /**
   * Writes {@code sample-data/} anew.
   *
   * @param arguments the folder; {@code sample-data} where none is given
   */
  public static void main(String... arguments) throws IOException {
    generate(SEED).writeTo(Path.of(arguments.length == 0 ? "sample-data" : arguments[0]));
  }
}
