/** The control store: work units, their results, leases. */
@NullMarked
package dev.steward.store;

import org.jspecify.annotations.NullMarked;
