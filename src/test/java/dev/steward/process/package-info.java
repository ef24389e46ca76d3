/** Tests of the packaged program in processes of its own. */
@NullMarked
package dev.steward.process;

import org.jspecify.annotations.NullMarked;
