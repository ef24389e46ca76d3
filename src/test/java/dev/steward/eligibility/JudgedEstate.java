package dev.steward.eligibility;

import dev.steward.testkit.EligibilityRuns;
import java.nio.file.Path;

/** An estate of the judge's, with runs over it. */
public final class JudgedEstate implements AutoCloseable {
  private final Judge judge;
  private final Path folder;

  private JudgedEstate(Judge judge, Path folder) {
    this.judge = judge;
    this.folder = folder;
  }

  /** Makes a variant's estate. */
  public static JudgedEstate of(String variant, int contacts, Path folder) throws Exception {
    return new JudgedEstate(Judge.of(variant, contacts, folder), folder);
  }

  public EligibilityRuns runs() throws Exception {
    return EligibilityRuns.of(folder, judge.configuration(folder));
  }

  public String asOf() {
    return judge.value("as_of");
  }

  @Override
  public void close() throws Exception {
    judge.close();
  }
}
