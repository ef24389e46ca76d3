/** Rows of reports, column by column. */
@NullMarked
package dev.steward.report.vector;

import org.jspecify.annotations.NullMarked;
