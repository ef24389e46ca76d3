package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.source.Table;

/** Opens tables by name. */
@FunctionalInterface
public interface Tables {
  Table open(TableRef table) throws SourceException;
}
