/** Reports: the same rows as CSV and Parquet, published with a manifest. */
@NullMarked
package dev.steward.report;

import org.jspecify.annotations.NullMarked;
