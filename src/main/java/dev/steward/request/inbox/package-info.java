/** The inbox of requests: CSV files, read line by line, and what is wrong with some of them. */
@NullMarked
package dev.steward.request.inbox;

import org.jspecify.annotations.NullMarked;
