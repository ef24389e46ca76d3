package dev.steward.batch;

import dev.steward.core.KeyTuples;
import dev.steward.erasure.StoredPlan;
import dev.steward.files.FileStore;
import dev.steward.processing.ConsentRecords;
import dev.steward.report.Amendment;
import dev.steward.report.ManifestWitness;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportRows;
import dev.steward.request.PersonKey;
import dev.steward.request.Pseudonyms;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.csv.CsvSource;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Steward published itself about people before they were erased. A key in a report about
 * consent gives way to a value drawn by chance, since a pseudonym would still link; a bundle goes.
 * Holds personal data.
 */
final class EarlierReports {
  static final String ELIGIBILITY = "consent-eligibility";
  static final String EXPORT = "subject-export";

  private static final String CONTACT = "contact_id";
  private static final String REASON = "a person was erased";

  private final FileStore files;
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final LocalDate on;

  EarlierReports(
      FileStore files,
      StoredPlan plan,
      Resolution resolution,
      Pseudonyms pseudonyms,
      LocalDate on) {
    this.files = files;
    this.on = on;
    Set<Integer> blocked = plan.blocked();
    for (Subject subject : resolution.subjects()) {
      if (!blocked.contains(subject.ordinal())) {
        String alias = plan.aliases().get(subject.ordinal());
        for (PersonKey key : subject.keys()) {
          aliases.put(key.text(), alias);
          aliases.put(pseudonyms.of(key), alias);
          names.add(pseudonyms.of(key));
        }
      }
    }
  }

  /** Whether there is anybody to look for. */
  boolean isEmpty() {
    return aliases.isEmpty();
  }

  /** Amends a publication. */
  void amend(String job, String folder, RowChanger.Guard guard, ManifestWitness witness)
      throws SourceException, IOException {
    PublishedReport report = PublishedReport.open(files, folder);
    Amendment amendment = new Amendment(files, on, REASON, witness);
    if (job.equals(EXPORT)) {
      amendment.remove(report, bundles(report));
      return;
    }
    try (Source parquet = parquet(folder);
        Source csv = csv(folder)) {
      change(parquet, guard);
      change(csv, guard);
    }
    if (report.manifest().file(ConsentRecords.FILE).isPresent()) {
      changeRecords(folder, guard);
    }
    amendment.recordChanges(report);
  }

  private void changeRecords(String folder, RowChanger.Guard guard)
      throws SourceException, IOException {
    String draft = folder + "/." + ConsentRecords.FILE + ".tmp";
    boolean changed = false;
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    files.read(folder + "/" + ConsentRecords.FILE), StandardCharsets.UTF_8));
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(files.write(draft), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        ObjectNode record = (ObjectNode) JsonMapper.shared().readTree(line);
        String key = record.path(ConsentRecords.PRINCIPAL).asString();
        String alias = aliases.get(key.strip());
        changed |= alias != null;
        out.write(
            alias == null
                ? line
                : JsonMapper.shared()
                    .writeValueAsString(record.put(ConsentRecords.PRINCIPAL, alias)));
        out.write('\n');
      }
    }
    if (changed) {
      guard.check();
      files.move(draft, folder + "/" + ConsentRecords.FILE);
    } else {
      files.delete(draft);
    }
  }

  private Set<String> bundles(PublishedReport report) throws IOException {
    Set<String> bundles = new HashSet<>();
    List<String> columns =
        report.parts("exports").stream()
            .flatMap(file -> file.columns().stream())
            .map(column -> column.name())
            .toList();
    int subject = columns.indexOf("subject");
    int bundle = columns.indexOf("bundle");
    if (subject < 0 || bundle < 0) {
      return Set.of();
    }
    try (ReportRows rows = report.rows("exports")) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        Object name = row.get(subject);
        Object path = row.get(bundle);
        if (name != null && path != null && names.contains(name.toString())) {
          bundles.add(path.toString());
        }
      }
    }
    return bundles;
  }

  private void change(Source source, RowChanger.Guard guard) throws SourceException {
    List<RowChange> changes = List.of(change());
    for (String name : source.discover().tables()) {
      Table table = source.table(name);
      if (table.columns().stream().anyMatch(column -> column.name().equals(CONTACT))) {
        RowChanger changer = table.changer();
        for (Split unit : changer.plan(changes)) {
          changer.apply(unit, changes, guard);
        }
        changer.sweep();
      }
    }
  }

  private RowChange change() {
    KeyTuples.Builder keys = KeyTuples.builder(1);
    aliases.keySet().forEach(keys::add);
    return new RowChange(
        List.of(CONTACT),
        keys.build(),
        Optional.empty(),
        new RowChange.Action.Set(
            Map.of(
                CONTACT, new Replacement.Derived(key -> aliases.getOrDefault(key.strip(), key)))));
  }

  private static Source parquet(String folder) throws SourceException {
    return ParquetSource.open(
        new ParquetSettings("reports", folder, List.of(), List.of(), Map.of()));
  }

  private static Source csv(String folder) throws SourceException {
    return CsvSource.open(
        new CsvSettings(
            "reports",
            folder,
            List.of(),
            List.of(),
            Map.of(),
            Optional.of(','),
            '"',
            Optional.empty(),
            StandardCharsets.UTF_8,
            true));
  }

  /** Tells how many keys there are only. */
  @Override
  public String toString() {
    return "EarlierReports[" + aliases.size() + "]";
  }
}
