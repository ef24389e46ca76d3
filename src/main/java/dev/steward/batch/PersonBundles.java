package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.export.BundlePack;
import dev.steward.export.BundleRequest;
import dev.steward.export.GatheredTables;
import dev.steward.export.SubjectTable;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RequestType;
import dev.steward.subject.Asked;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundRows;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bundles of one person after the other. What is another's is counted in them, and not
 * shown. For one thread.
 */
final class PersonBundles implements FoundRows.Reader {
  private final SubjectRun run;
  private final BundlePack pack;
  private final Pseudonyms pseudonyms;
  private final Resolution resolution;
  private final List<TableRef> searched;
  private final Map<String, RequestType> types = new HashMap<>();
  private final List<Assembly.Finished> finished = new ArrayList<>();
  private GatheredTables gathered = new GatheredTables();
  private @Nullable Subject person;

  PersonBundles(SubjectRun run, BundlePack pack, Pseudonyms pseudonyms) throws IOException {
    this.run = run;
    this.pack = pack;
    this.pseudonyms = pseudonyms;
    this.resolution = run.knownResolution();
    this.searched = run.searched();
    for (Asked asked : run.asked()) {
      types.put(asked.id(), RequestType.find(asked.type()).orElseThrow());
    }
  }

  @Override
  public void subject(int ordinal) throws IOException {
    writePerson();
    person = resolution.subjects().get(ordinal);
  }

  @Override
  public void rows(
      TableRef table, List<Column> columns, RowBatch rows, List<Belonging> belongings) {
    switch (belongings.get(0)) {
      case OWNS, SHARED -> gathered.add(table, columns, rows);
      case UNCERTAIN ->
          gathered.withhold(
              table,
              rows.rows(),
              "found by an address or number that others have too: they may be another person's"
                  + " (Art. 15(4) GDPR)");
      case NAMES ->
          gathered.withhold(
              table, rows.rows(), "other people's, where you are named (Art. 15(4) GDPR)");
    }
  }

  /** What was written, once all people have come by. */
  List<Assembly.Finished> finish() throws IOException {
    writePerson();
    return finished;
  }

  private void writePerson() throws IOException {
    Subject current = person;
    if (current != null && !gathered.isEmpty()) {
      List<SubjectTable> tables = gathered.tables(searched);
      String pseudonym = pseudonyms.of(current.keys().get(0));
      for (String request : current.requests()) {
        if (!resolution.merged().containsKey(request)) {
          RequestType type = Objects.requireNonNull(types.get(request));
          BundleRequest asked = new BundleRequest(request, type, pseudonym, run.run().asOf());
          finished.add(new Assembly.Finished(request, pack.add(asked, tables)));
        }
      }
    }
    gathered = new GatheredTables();
    person = null;
  }
}
