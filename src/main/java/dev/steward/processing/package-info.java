/** What an authority asks about processing: the record of Art. 30, and records of consent. */
@NullMarked
package dev.steward.processing;

import org.jspecify.annotations.NullMarked;
