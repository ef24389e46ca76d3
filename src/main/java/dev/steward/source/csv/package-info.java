/** CSV files and folders as tables. */
@NullMarked
package dev.steward.source.csv;

import org.jspecify.annotations.NullMarked;
