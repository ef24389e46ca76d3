/** Migrations of the control store that are not SQL files. */
@NullMarked
package dev.steward.store.migration;

import org.jspecify.annotations.NullMarked;
