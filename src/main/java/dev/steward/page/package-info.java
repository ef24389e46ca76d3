/** Pages to look at: what stands in the published reports, as self-contained HTML. */
@NullMarked
package dev.steward.page;

import org.jspecify.annotations.NullMarked;
