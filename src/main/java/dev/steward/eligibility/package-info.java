/**
 * Decides for each activity and member of its segment, over tables of any length: scatter by key,
 * join guardians, decide, and write the parts of the reports.
 */
@NullMarked
package dev.steward.eligibility;

import org.jspecify.annotations.NullMarked;
