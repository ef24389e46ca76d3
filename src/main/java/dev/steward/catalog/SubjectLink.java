package dev.steward.catalog;

import dev.steward.core.ColumnRef;
import java.util.List;

/** How a table's rows belong to people. */
public sealed interface SubjectLink {
  /** Each row is a person, known by its key. */
  record Root(List<String> key) implements SubjectLink {
    public Root {
      key = List.copyOf(key);
    }
  }

  /** A row belongs to the person of the source's subject table with that key. */
  record ToSubject(List<String> columns, Relation relation) implements SubjectLink {
    public ToSubject {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A row belongs to whom the rows belong that have the same values in other columns, whichever
   * side holds the foreign key.
   */
  record ToRows(List<String> columns, List<ColumnRef> references, Relation relation)
      implements SubjectLink {
    public ToRows {
      columns = List.copyOf(columns);
      references = List.copyOf(references);
      if (columns.size() != references.size()) {
        throw new IllegalArgumentException("Each column of a link references one column");
      }
    }
  }

  /** Whether a row goes with the person. */
  enum Relation {
    /** It does. */
    OWNS,
    /** Only when no other person's row still refers to it. */
    SHARED,
    /** Never: it is another's, and merely names the person, as a child's row does the guardian. */
    NAMES
  }
}
