package dev.steward.store;

import java.util.Optional;

/** How the work on a unit ended. */
public sealed interface UnitOutcome {
  /** How it stands in the control store. */
  String word();

  /** Rows done. */
  default long rows() {
    return 0;
  }

  /** Why it was not done: the place and the reason, never a cell. */
  default Optional<String> message() {
    return Optional.empty();
  }

  record Done(@Override long rows) implements UnitOutcome {
    static final String WORD = "done";

    @Override
    public String word() {
      return WORD;
    }
  }

  /** It could not be done; the next start tries again. */
  record Failed(String reason) implements UnitOutcome {
    static final String WORD = "failed";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public Optional<String> message() {
      return Optional.of(reason);
    }
  }

  /** The data changed since it was planned; the next start plans the table again. */
  record Stale(String reason) implements UnitOutcome {
    static final String WORD = "stale";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public Optional<String> message() {
      return Optional.of(reason);
    }
  }
}
