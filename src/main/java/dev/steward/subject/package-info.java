/** How the data hangs together around a person, and who is meant by a request. */
@NullMarked
package dev.steward.subject;

import org.jspecify.annotations.NullMarked;
