package dev.steward.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to be written to a table, one after the other. */
@FunctionalInterface
public interface NewRows {
  /** The next row, a value a column; null behind the last. */
  @Nullable List<@Nullable Object> next() throws IOException;
}
