package dev.steward.nightly;

import java.util.List;

/**
 * How a part of the night ended.
 *
 * @param summary what it found, in a line; empty where it published nothing
 * @param report the folder of its reports below that of all; empty where it published nothing
 * @param failures why it is not complete, a line each
 * @param findings what needs a person, a line each
 */
public record PartOutcome(
    NightPart part,
    Status status,
    String summary,
    String report,
    List<String> failures,
    List<String> findings) {
  public PartOutcome {
    failures = List.copyOf(failures);
    findings = List.copyOf(findings);
  }

  /** A part that published nothing. */
  public static PartOutcome without(NightPart part, Status status, List<String> reasons) {
    return new PartOutcome(part, status, "", "", reasons, List.of());
  }

  /** How it stands. */
  public enum Status {
    COMPLETE("complete"),
    /** Published, though not all could be processed. */
    INCOMPLETE("incomplete"),
    /** Published what it would do, and waits for a person. */
    AWAITING("awaiting"),
    /** Failed before it could publish. */
    FAILED("failed"),
    /** Not begun, since a part that it needs is not complete. */
    NOT_BEGUN("not-begun");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As it stands in reports. */
    public String word() {
      return word;
    }
  }
}
