package dev.steward.inventory;

import dev.steward.core.ColumnRef;
import java.time.LocalDate;

/**
 * A row of the inventory that an earlier run published.
 *
 * @param category as in the report's column {@code category}
 * @param status as in the report's column {@code status}
 */
public record PreviousFinding(
    ColumnRef column, String category, String status, LocalDate firstSeen) {}
