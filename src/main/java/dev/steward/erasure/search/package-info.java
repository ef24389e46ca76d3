/** Looks through all that is stored for what names a person: as whole tokens, many at once. */
@NullMarked
package dev.steward.erasure.search;

import org.jspecify.annotations.NullMarked;
