package dev.steward.batch;

import dev.steward.store.Run;
import java.io.IOException;

/** Merges what the units left and publishes the run's reports; done twice, it leaves the same. */
interface Publisher {
  Published publish(Run run) throws IOException;
}
