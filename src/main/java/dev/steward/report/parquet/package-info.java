/** Report rows as Parquet files. */
@NullMarked
package dev.steward.report.parquet;

import org.jspecify.annotations.NullMarked;
