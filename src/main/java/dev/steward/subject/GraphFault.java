package dev.steward.subject;

import dev.steward.core.TableRef;
import java.util.List;

/** Why links cannot be followed. */
public sealed interface GraphFault {
  /** The table whose links are at fault. */
  TableRef table();

  /** What is at fault, in words. */
  String reason();

  /** A link to a table that is not declared, or whose rows are declared as nobody's. */
  record NobodysRows(@Override TableRef table, TableRef referenced) implements GraphFault {
    @Override
    public String reason() {
      return "rows of " + referenced + " belong to nobody: it has no subject link";
    }
  }

  /** A link to the source's table of people, of which there is none. */
  record NoPeople(@Override TableRef table) implements GraphFault {
    @Override
    public String reason() {
      return "no table of "
          + table.source()
          + " has people (subject: {key: …}); say by"
          + " references whose key it is";
    }
  }

  /** A link to the source's table of people, of which there are several. */
  record SeveralPeople(@Override TableRef table, List<TableRef> tables) implements GraphFault {
    @Override
    public String reason() {
      return "several tables have people, " + tables + "; say by references whose key it is";
    }
  }

  /** A link of more or fewer columns than the key has. */
  record OtherWidth(@Override TableRef table, TableRef people, int columns, int key)
      implements GraphFault {
    @Override
    public String reason() {
      return "a link of %d columns to %s, whose key has %d".formatted(columns, people, key);
    }
  }

  /** A table that no way leads to from any people: tables that only lead to one another. */
  record Unreachable(@Override TableRef table, List<TableRef> circle) implements GraphFault {
    @Override
    public String reason() {
      return "no links lead here from people; "
          + (circle.isEmpty() ? "its links start nowhere" : "links go in a circle, " + circle);
    }
  }

  /** Columns that can never be equal. */
  record OtherType(@Override TableRef table, String column, String type, String other, String of)
      implements GraphFault {
    @Override
    public String reason() {
      return "%s is %s, but %s is %s: no value of one equals one of the other"
          .formatted(column, type, other, of);
    }
  }
}
