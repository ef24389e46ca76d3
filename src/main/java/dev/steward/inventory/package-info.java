/** Profiles of tables, findings, and drift against what is declared or was found before. */
@NullMarked
package dev.steward.inventory;

import org.jspecify.annotations.NullMarked;
