/** OpenLineage: which runs read, changed and wrote which data, told to those who keep track. */
@NullMarked
package dev.steward.lineage;

import org.jspecify.annotations.NullMarked;
