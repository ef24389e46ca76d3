/** Measurements beside peers, in the same run: whole processes, start-up included. */
@NullMarked
package dev.steward.bench;

import org.jspecify.annotations.NullMarked;
