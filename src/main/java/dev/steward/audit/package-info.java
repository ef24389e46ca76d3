/** The audit trail: what was done, by whom, in a chain that shows where it was altered. */
@NullMarked
package dev.steward.audit;

import org.jspecify.annotations.NullMarked;
