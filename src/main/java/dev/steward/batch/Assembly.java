package dev.steward.batch;

import dev.steward.export.WrittenBundle;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundles that a run has finished.
 *
 * @param bundles by the id of the request
 * @param failures why others are not there, a line each
 * @param isDone whether there is one for each request about somebody of whom anything was found
 */
record Assembly(Map<String, WrittenBundle> bundles, List<String> failures, boolean isDone) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What one unit has finished. */
  record Finished(String request, WrittenBundle bundle) {}

  Assembly {
    bundles = Map.copyOf(bundles);
    failures = List.copyOf(failures);
  }

  static byte[] toBytes(List<Finished> finished) {
    return JSON.writeValueAsBytes(finished);
  }

  static Assembly of(SubjectRun run) throws IOException {
    Map<String, WrittenBundle> bundles = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (TableResult result : run.results(AssemblePhase.STEP)) {
      SubjectRun.failure(result).ifPresent(failures::add);
      for (int seq : result.done()) {
        for (Finished finished :
            JSON.readValue(run.store(AssemblePhase.STEP).read(seq), Finished[].class)) {
          bundles.put(finished.request(), finished.bundle());
        }
      }
    }
    return new Assembly(bundles, failures, run.isDone(AssemblePhase.STEP));
  }
}
