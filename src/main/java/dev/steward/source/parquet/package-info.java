/** Parquet files and folders as tables. */
@NullMarked
package dev.steward.source.parquet;

import org.jspecify.annotations.NullMarked;
