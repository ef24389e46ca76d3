package dev.steward.batch;

import dev.steward.eligibility.Inputs;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Outcome;
import dev.steward.files.FileStore;
import dev.steward.shuffle.Parts;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of the ledger that are no events. */
record LedgerRejects(List<Outcome.Reject> rejects, String ledger) {
  private static final String SUFFIX = ".rejected.csv";

  static LedgerRejects of(EligibilityRun run) throws IOException {
    List<Outcome.Reject> rejects = new ArrayList<>();
    for (TableResult result : run.results(EligibilityRun.SCATTER)) {
      if (result.table().table().table().equals(Inputs.LEDGER)) {
        for (int seq : result.done()) {
          rejects.addAll(
              Outcome.rejects(new Parts(List.of(run.store(EligibilityRun.SCATTER).open(seq)))));
        }
      }
    }
    return new LedgerRejects(rejects, name(run.settings().ledger().orElseThrow()));
  }

  private static String name(LedgerPlace place) {
    return place instanceof LedgerPlace.InTable table
        ? table.table().toString()
        : ((LedgerPlace.InFile) place).location();
  }

  /**
   * Writes their numbers and reasons, over an earlier list; without any, there is no list. Only the
   * number of the row among the data is told, never a cell.
   */
  void writeBeside(String location) throws IOException {
    FileStore files = FileStore.of(location, Map.of());
    String path = files.resolve(location) + SUFFIX;
    if (rejects.isEmpty()) {
      files.delete(path);
      return;
    }
    StringBuilder text = new StringBuilder("row,reason\n");
    rejects.forEach(each -> text.append(each.row()).append(',').append(each.reason()).append('\n'));
    String draft = path + ".tmp";
    try (OutputStream out = files.write(draft)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    files.move(draft, path);
  }

  /** A line for a person, where there are any. */
  List<String> findings() {
    return rejects.isEmpty()
        ? List.of()
        : List.of("ledger lines that are no events: %d in %s".formatted(rejects.size(), ledger));
  }
}
