package dev.steward.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steward.inventory}. */
record InventoryProperties(
    @Nullable String mode,
    @Nullable Long sampleRows,
    @Nullable Map<String, DetectorProperties> detectors,
    @Nullable List<OverrideProperties> overrides,
    @Nullable Map<String, AllowListProperties> allowLists) {
  static final InventoryProperties NONE = new InventoryProperties(null, null, null, null, null);

  /** {@code detectors.NAME}. */
  record DetectorProperties(
      @Nullable String category,
      @Nullable List<String> names,
      @Nullable String pattern,
      @Nullable String checksum,
      @Nullable String dictionary,
      @Nullable Double leastRate) {
    @Override
    public String toString() {
      return "DetectorProperties";
    }
  }

  /** {@code overrides[…]}. */
  record OverrideProperties(
      @Nullable String column, @Nullable String category, @Nullable String reason) {}

  /** {@code allow-lists.NAME}. */
  record AllowListProperties(
      @Nullable List<String> values, @Nullable String pattern, @Nullable String file) {
    /** Without the values, which may be somebody's. */
    @Override
    public String toString() {
      return "AllowListProperties";
    }
  }

  /** Without what may quote values. */
  @Override
  public String toString() {
    return "InventoryProperties";
  }
}
