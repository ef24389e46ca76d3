/** The configured sources, their declared tables, and how tables refer to people. */
@NullMarked
package dev.steward.catalog;

import org.jspecify.annotations.NullMarked;
