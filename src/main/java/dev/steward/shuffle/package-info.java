/**
 * Rearranges records by key without holding them all: ranges of keys, parts cut into sealed
 * segments a range, and sorting of what one range holds.
 */
@NullMarked
package dev.steward.shuffle;

import org.jspecify.annotations.NullMarked;
