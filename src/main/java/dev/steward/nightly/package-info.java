/** What the nightly run consists of, and what it says of itself. */
@NullMarked
package dev.steward.nightly;

import org.jspecify.annotations.NullMarked;
