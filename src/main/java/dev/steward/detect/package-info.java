/** What a name, a type and values say about personal data. */
@NullMarked
package dev.steward.detect;

import org.jspecify.annotations.NullMarked;
