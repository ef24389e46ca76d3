package dev.steward.store;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells apart the drafts of those who have had one partition after the other.
 *
 * @param text part of a file's name; empty where a run has its process alone
 * @param earlier those of the holders before
 */
public record DraftMark(String text, List<DraftMark> earlier) {
  /** Of a run that works in its own process. */
  public static final DraftMark NONE = new DraftMark("", List.of());

  public DraftMark {
    earlier = List.copyOf(earlier);
  }

  /** Of the holder of a lease. */
  public static DraftMark of(PartitionLease lease) {
    return new DraftMark(
        text(lease, lease.fence()),
        LongStream.range(1, lease.fence())
            .mapToObj(fence -> new DraftMark(text(lease, fence), List.of()))
            .toList());
  }

  private static String text(PartitionLease lease, long fence) {
    return "." + lease.stepExecutionId() + "-" + fence;
  }
}
