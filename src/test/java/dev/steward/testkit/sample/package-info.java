/** A synthetic marketing estate with its own record of truth: which cells belong to whom. */
@NullMarked
package dev.steward.testkit.sample;

import org.jspecify.annotations.NullMarked;
