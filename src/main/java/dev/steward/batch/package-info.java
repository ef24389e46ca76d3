/** Spring Batch jobs: plan, units, publish. */
@NullMarked
package dev.steward.batch;

import org.jspecify.annotations.NullMarked;
