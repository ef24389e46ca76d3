/** Tables of a relational database. */
@NullMarked
package dev.steward.source.jdbc;

import org.jspecify.annotations.NullMarked;
