package dev.steward.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code steward.catalog}. */
record CatalogProperties(@Nullable List<FidesProperties> fides) {
  /** {@code fides[…]}. */
  record FidesProperties(@Nullable String file, @Nullable String source) {}
}
