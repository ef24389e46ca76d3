/** Requests of data subjects: what they ask, whom they concern, how they stand, and until when. */
@NullMarked
package dev.steward.request;

import org.jspecify.annotations.NullMarked;
