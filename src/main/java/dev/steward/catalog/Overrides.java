package dev.steward.catalog;

import dev.steward.core.ColumnRef;
import dev.steward.source.TableGlobs;
import java.util.List;
import java.util.Optional;

/** Verdicts on columns that nothing overrules. Of several for a column the first counts. */
public final class Overrides {
  public static final Overrides NONE = new Overrides(List.of());

  private final List<ColumnOverride> overrides;
  private final List<TableGlobs> globs;

  public Overrides(List<ColumnOverride> overrides) {
    this.overrides = List.copyOf(overrides);
    this.globs = overrides.stream().map(one -> globs(one.columns())).toList();
  }

  /** In the configuration's order. */
  public List<ColumnOverride> all() {
    return overrides;
  }

  /** The verdict on a column; empty where it is left to what is found. */
  public Optional<ColumnOverride> find(ColumnRef column) {
    String name = column.toString();
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).admit(name)) {
        return Optional.of(overrides.get(i));
      }
    }
    return Optional.empty();
  }

  static TableGlobs globs(String columns) {
    return new TableGlobs(List.of(columns), List.of());
  }
}
