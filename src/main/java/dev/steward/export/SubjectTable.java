package dev.steward.export;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import java.io.IOException;
import java.util.List;

/**
 * A person's rows of a table. They are read more than once, in the same order each time, so that no
 * bundle needs to hold them.
 */
public interface SubjectTable {
  TableRef table();

  /**
   * The columns of each batch. Of one whose {@linkplain Column#declaredType() declared type} begins
   * with {@code json}, the values are JSON.
   */
  List<Column> columns();

  /** What else was found and is not the person's to have; by reason. */
  default List<WithheldRows> withheldRows() {
    return List.of();
  }

  /** Reads the rows from the first on. */
  SubjectRows open() throws IOException;
}
