package dev.steward.batch;

import dev.steward.files.FileStore;
import dev.steward.store.KeptParts;
import dev.steward.store.PartStore;
import dev.steward.store.StoreCipher;
import dev.steward.store.WorkPlan;
import java.io.IOException;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a run keeps its plan, and its units' parts until they are published. */
final class Workspace {
  private final JdbcTemplate jdbc;
  private final StoreCipher cipher;
  private final FileStore files;
  private final String staging;
  private final CurrentPartition partition;

  /**
   * @param staging a folder for all runs
   */
  Workspace(
      JdbcTemplate jdbc,
      StoreCipher cipher,
      FileStore files,
      String staging,
      CurrentPartition partition) {
    this.partition = partition;
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.files = files;
    this.staging = staging;
  }

  WorkPlan plan(long jobInstanceId, String step) {
    return new WorkPlan(jdbc, cipher, jobInstanceId, step);
  }

  PartStore parts(long jobInstanceId, String step) {
    return new PartStore(files, folder(jobInstanceId) + "/" + step, cipher, partition.draftMark());
  }

  /** Parts that outlive their run. */
  KeptParts kept(String kind, Clock clock) {
    return new KeptParts(files, staging + "/kept-" + kind, cipher, clock);
  }

  /** Tells apart what those leave who have had a partition one after the other. */
  String draftMark() {
    return partition.draftMark().text();
  }

  /** Where its files are. */
  FileStore files() {
    return files;
  }

  /** Forgets all that a run has planned and done. To be called in a transaction. */
  void forget(long jobInstanceId) {
    WorkPlan.forget(jdbc, jobInstanceId);
  }

  /** Removes all parts of a run. */
  void clear(long jobInstanceId) throws IOException {
    files.delete(folder(jobInstanceId));
  }

  /** All that a run leaves there until it is published. */
  String folder(long jobInstanceId) {
    return staging + "/" + jobInstanceId;
  }
}
