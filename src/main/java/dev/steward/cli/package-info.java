/** The command line: commands, exit statuses, progress. */
@NullMarked
package dev.steward.cli;

import org.jspecify.annotations.NullMarked;
