package dev.steward.eligibility;

import dev.steward.catalog.Sources;
import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.core.Column;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.core.Suggestion;
import dev.steward.shuffle.PartWriter;
import dev.steward.source.Irregularity;
import dev.steward.source.KeyFilter;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tables that decisions rest on, by name. Safe for use by several threads. */
public final class Inputs {
  public static final String CONTACTS = "contacts";
  public static final String LEDGER = "ledger";
  public static final String LEADS = "leads";
  public static final String PREVIOUS = "previous run";

  private final EligibilitySettings settings;
  private final InputTables tables;
  private final Scatter scatter;
  private final PersonRegister register;
  private final ReportedKeys keys;
  private final Map<String, Map<String, Members>> members = new LinkedHashMap<>();
  private final Map<String, Table> opened = new ConcurrentHashMap<>();

  /**
   * @param previous the folder of the previous publication's eligibility
   */
  public Inputs(
      EligibilitySettings settings,
      AsOf asOf,
      Sources sources,
      Optional<String> previous,
      ReportedKeys keys,
      PersonRegister register) {
    this.keys = keys;
    this.settings = settings;
    this.tables = new InputTables(settings, sources, previous);
    this.scatter = new Scatter(settings, asOf, keys);
    this.register = register;
    for (Activity activity : settings.activities()) {
      Members of = tables.members(activity.segment());
      if (!(of instanceof Members.All)) {
        members
            .computeIfAbsent(inputOf(activity.segment(), of), name -> new TreeMap<>())
            .put(activity.segment(), of);
      }
    }
  }

  private static String inputOf(String segment, Members members) {
    return members instanceof Members.OfTable table
        ? "members in %s, by %s and %s"
            .formatted(table.table(), table.segmentColumn(), table.contactColumn())
        : "members of " + segment;
  }

  /** How keys stand in reports. */
  public ReportedKeys keys() {
    return keys;
  }

  /** All names. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(CONTACTS));
    settings.ledger().ifPresent(ledger -> names.add(LEDGER));
    if (settings.decidesLeads()) {
      names.add(LEADS);
    }
    names.addAll(members.keySet());
    tables.previous().ifPresent(folder -> names.add(PREVIOUS));
    return names;
  }

  /** The activities that can be decided on inputs that could all be read. */
  public List<Activity> decidable(Set<String> read) {
    boolean all =
        names().stream().filter(name -> !members.containsKey(name)).allMatch(read::contains);
    return settings.activities().stream()
        .filter(activity -> all)
        .filter(
            activity -> {
              Members of = tables.members(activity.segment());
              return of instanceof Members.All || read.contains(inputOf(activity.segment(), of));
            })
        .toList();
  }

  /**
   * Opens an input, and sees that it has the columns that are needed.
   *
   * @throws SourceException where it cannot be read, or has not
   */
  public Table open(String name) throws SourceException {
    Table table =
        switch (name) {
          case CONTACTS -> tables.contacts();
          case LEDGER -> tables.ledger();
          case LEADS -> tables.leads();
          case PREVIOUS -> tables.ofPrevious();
          default -> tables.members(firstOf(name));
        };
    Set<String> present = new LinkedHashSet<>();
    table.columns().forEach(column -> present.add(column.name()));
    for (String column : columns(name, table)) {
      if (!present.contains(column)) {
        throw new SourceException(
            "Cannot read the " + name + " in " + table.ref(),
            "there is no column " + column + Suggestion.didYouMean(column, present));
      }
    }
    opened.put(name, table);
    return table;
  }

  /** What cannot be read of all that is configured, each with where it is configured. */
  public static List<String> faults(EligibilitySettings settings, Sources sources) {
    Inputs inputs =
        new Inputs(
            settings,
            settings.policy().asOf(LocalDate.EPOCH),
            sources,
            Optional.empty(),
            ReportedKeys.PLAIN,
            PersonRegister.EMPTY);
    List<String> faults = new ArrayList<>();
    for (String name : inputs.names()) {
      try {
        inputs.open(name);
      } catch (SourceException e) {
        faults.add("steward.consent: " + e.getMessage());
      }
    }
    return faults;
  }

  private Members firstOf(String name) throws SourceException {
    Map<String, Members> segments = members.get(name);
    if (segments == null) {
      throw new SourceException("Cannot read the " + name, "it is not configured");
    }
    return segments.values().iterator().next();
  }

  /** Writes a split of an input by key. */
  public long scatter(String name, Split split, PartWriter out)
      throws SourceException, IOException {
    Table table = opened.get(name);
    if (table == null) {
      table = open(name);
    }
    long rows = 0;
    Set<String> columns = columns(name, table);
    // which of two events at one time is the later one their order tells
    boolean ordered = name.equals(LEDGER);
    try (RowCursor cursor =
        ordered ? table.read(split, columns) : table.readInAnyOrder(split, columns)) {
      RowScatter to = rowScatter(name, table, out, cursor.columns());
      RowBatch batch = cursor.next();
      while (batch != null) {
        to.add(batch);
        rows += batch.rows();
        batch = cursor.next();
      }
      refuseHiddenRows(name, table, cursor.irregularities());
      to.finish();
    }
    return rows;
  }

  /** Writes the rows of an input that have a key, wherever they lie. */
  void scatter(String name, byte[] key, PartWriter out) throws SourceException, IOException {
    Table table = open(name);
    String column = keyColumn(name, table);
    KeyTuples only = KeyTuples.builder(1).add(key).build();
    KeyFilter filter =
        new KeyFilter(
            List.of(
                new KeyFilter.Keys(
                    List.of(new KeyFilter.KeyColumn(column, KeyFilter.Comparison.EXACT)), only)));
    KeyCell cell = new KeyCell();
    for (Split split : table.plan(filter)) {
      try (RowCursor cursor = table.read(split, columns(name, table), filter)) {
        RowScatter to = rowScatter(name, table, out, cursor.columns());
        int position = new BatchColumns(cursor.columns()).position(column);
        RowBatch batch = cursor.next();
        while (batch != null) {
          for (int row = 0; row < batch.rows(); row++) {
            if (cell.read(BatchColumns.vector(batch, position), row) && only.find(cell) >= 0) {
              to.add(OneRow.of(batch, row));
            }
          }
          batch = cursor.next();
        }
        refuseHiddenRows(name, table, cursor.irregularities());
        to.finish();
      }
    }
  }

  /** A row within a cell may be a withdrawal: whoever does not see it would be wrong. */
  private static void refuseHiddenRows(String name, Table table, List<Irregularity> found)
      throws SourceException {
    for (Irregularity each : found) {
      boolean stray = each.what().equals(Irregularity.STRAY_QUOTE) && name.equals(LEDGER);
      if (stray || each.what().equals(Irregularity.OPEN_QUOTE)) {
        throw new SourceException(
            "Cannot read the " + name + " in " + table.ref() + ", " + each.firstPlace(),
            each.what() + ": it may hide rows");
      }
    }
  }

  private String keyColumn(String name, Table table) throws SourceException {
    return switch (name) {
      case CONTACTS -> settings.columns().key();
      case LEDGER -> LedgerColumns.CONTACT_ID;
      case LEADS -> settings.leads().orElseThrow().key();
      case PREVIOUS -> throw new IllegalArgumentException("Nobody is looked up in reports");
      default -> InputTables.memberColumn(firstOf(name), table);
    };
  }

  /** The input that names an activity's members; empty where all are. */
  Optional<String> membersOf(Activity activity) {
    Members of = tables.members(activity.segment());
    return of instanceof Members.All
        ? Optional.empty()
        : Optional.of(inputOf(activity.segment(), of));
  }

  private Set<String> columns(String name, Table table) {
    Set<String> columns = new LinkedHashSet<>();
    switch (name) {
      case CONTACTS -> {
        columns.addAll(settings.columns().names());
        columns.addAll(register.columns());
      }
      case LEDGER -> columns.addAll(LedgerColumns.ALL);
      case LEADS -> {
        columns.add(settings.leads().orElseThrow().key());
        columns.add(settings.leads().orElseThrow().contact());
      }
      case PREVIOUS -> columns.addAll(Set.of("activity", "contact_id", "eligible", "change"));
      default ->
          members
              .getOrDefault(name, Map.of())
              .forEach(
                  (segment, of) -> {
                    columns.add(InputTables.memberColumn(of, table));
                    if (of instanceof Members.OfTable ofTable) {
                      columns.add(ofTable.segmentColumn());
                    }
                  });
    }
    return columns;
  }

  private RowScatter rowScatter(String name, Table table, PartWriter out, List<Column> columns)
      throws SourceException {
    RowScatter rows = rowsOf(name, table, out, columns);
    if (!keys.translatesPrevious() || name.equals(LEDGER) || name.equals(PREVIOUS)) {
      return rows;
    }
    int position = new BatchColumns(columns).position(keyColumn(name, table));
    return new NameScatter(rows, out, position, keys.pseudonyms());
  }

  private RowScatter rowsOf(String name, Table table, PartWriter out, List<Column> columns)
      throws SourceException {
    return switch (name) {
      case CONTACTS -> scatter.contacts(out, columns, register);
      case LEDGER -> scatter.ledger(out, columns);
      case LEADS -> scatter.leads(out, columns);
      case PREVIOUS -> scatter.previous(out, columns);
      default ->
          scatter.members(
              out,
              columns,
              InputTables.memberColumn(firstOf(name), table),
              members.getOrDefault(name, Map.of()));
    };
  }
}
