/** Finds out, row by row of large tables, whom requests and the suppression list concern. */
@NullMarked
package dev.steward.request.match;

import org.jspecify.annotations.NullMarked;
