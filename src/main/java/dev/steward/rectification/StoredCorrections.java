package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.request.IdentifierForms;
import dev.steward.source.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be put right, settled before anything is: to be sealed before it is stored. Holds
 * personal data and prints none of it.
 *
 * @param fates of the requests whose people are known
 * @param lines by request, table and column
 * @param tables those that are changed or looked at
 */
public record StoredCorrections(List<Fate> fates, List<Line> lines, List<TableCorrections> tables) {
  /** The root tables come last: while their rows are as they were, another run could begin anew. */
  public static final int RANKS = 3;

  private static final JsonMapper JSON = JsonMapper.shared();

  public StoredCorrections {
    fates = List.copyOf(fates);
    lines = List.copyOf(lines);
    tables = List.copyOf(tables);
  }

  public byte[] toBytes() {
    return JSON.writeValueAsBytes(this);
  }

  public static StoredCorrections fromBytes(byte[] stored) {
    return JSON.readValue(stored, StoredCorrections.class);
  }

  /** The tables of a rank that are changed. */
  public List<TableRef> toChange(int rank) {
    return tables.stream()
        .filter(table -> table.rank() == rank && !table.changes().isEmpty())
        .map(TableCorrections::table)
        .toList();
  }

  /** The tables that are looked at afterwards. */
  public List<TableRef> toCheck() {
    return tables.stream()
        .filter(table -> !table.sought().isEmpty())
        .map(TableCorrections::table)
        .toList();
  }

  /** The requests that are carried out. */
  public List<String> carriedOut() {
    return fates.stream()
        .filter(fate -> fate.verdict() == Verdict.CORRECT)
        .map(Fate::request)
        .toList();
  }

  /** The requests of which nothing was to be corrected. */
  public List<String> alreadySo() {
    return fates.stream()
        .filter(fate -> fate.verdict() == Verdict.ALREADY_SO)
        .map(Fate::request)
        .toList();
  }

  /** The columns in which wrong values are left, by request. */
  public Map<String, List<String>> left() {
    Map<String, List<String>> left = new TreeMap<>();
    for (Line line : lines) {
      if (line.kind() != Line.Kind.THEIRS) {
        left.computeIfAbsent(line.request(), it -> new ArrayList<>())
            .add("%s.%s (%s)".formatted(line.table(), line.column(), line.kind().word()));
      }
    }
    return left;
  }

  /** What is changed in a table. */
  public List<RowChange> changes(TableRef table, IdentifierForms forms) {
    ValueForm form = new ValueForm(forms);
    return of(table).stream()
        .flatMap(it -> it.changes().stream())
        .map(change -> change.change(form))
        .toList();
  }

  Optional<TableCorrections> of(TableRef table) {
    return tables.stream().filter(it -> it.table().equals(table)).findFirst();
  }

  @Override
  public String toString() {
    return "StoredCorrections[" + fates.size() + " requests, " + tables.size() + " tables]";
  }
}
