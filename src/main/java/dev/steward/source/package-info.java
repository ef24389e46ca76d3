/** Ports to the data: sources, tables, splits, and cursors over columnar rows. */
@NullMarked
package dev.steward.source;

import org.jspecify.annotations.NullMarked;
