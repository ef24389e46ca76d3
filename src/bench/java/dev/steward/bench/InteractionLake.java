package dev.steward.bench;

import dev.steward.testkit.LargeEstate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * Twenty Parquet files of interactions of a million people, twelve columns wide, and keys of some
 * of those people, evenly spread.
 *
 * @param folder of its own
 */
record InteractionLake(Path folder, long rows) {
  static final int PEOPLE = 1 << 20;
  static final LargeEstate ESTATE = new LargeEstate(7);

  private static final int FILES = 20;
  private static final int ROWS_IN_GROUP = 250_000;

  /** Writes it, unless it is there. */
  static InteractionLake of(long rows) throws IOException {
    Path folder = Path.of("target", "bench", "find-" + rows).toAbsolutePath();
    InteractionLake lake = new InteractionLake(folder, rows);
    Path done = folder.resolve("done");
    if (!Files.exists(done)) {
      ESTATE.interactions(lake.files(), rows, FILES, ROWS_IN_GROUP);
      for (int people : new int[] {1_000, 10_000}) {
        Files.write(
            lake.keys(people),
            LongStream.range(0, people)
                .mapToObj(person -> String.valueOf(person * PEOPLE / people))
                .toList());
      }
      Files.createFile(done);
    }
    return lake;
  }

  /** The folder of the files. */
  Path files() {
    return folder.resolve("interaction");
  }

  /** The keys of some people, a line each. */
  Path keys(int people) {
    return folder.resolve("keys-" + people);
  }
}
