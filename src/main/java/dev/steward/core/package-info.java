/** The shared kernel: names of tables and columns, columnar rows, categories of personal data. */
@NullMarked
package dev.steward.core;

import org.jspecify.annotations.NullMarked;
