package dev.steward.batch;

import dev.steward.store.DraftMark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The partition that a thread of a worker works on; none where a run works in its own process. */
@SuppressWarnings("ThreadLocalUsage") // one of this runtime's
final class CurrentPartition {
  private final ThreadLocal<@Nullable HeldPartition> current = new ThreadLocal<>();

  Optional<HeldPartition> held() {
    return Optional.ofNullable(current.get());
  }

  /** Does something for a partition, in this thread. */
  void during(HeldPartition partition, JobAction action) throws Exception {
    current.set(partition);
    try {
      action.run();
    } finally {
      current.remove();
    }
  }

  /** What is done for a partition. */
  interface JobAction {
    void run() throws Exception;
  }

  /** Whether its work is to end before the next unit. */
  boolean isToStop() {
    return held().filter(HeldPartition::isToStop).isPresent();
  }

  /** Tells apart the drafts of those who have had a partition one after the other. */
  DraftMark draftMark() {
    return held().map(HeldPartition::draftMark).orElse(DraftMark.NONE);
  }
}
