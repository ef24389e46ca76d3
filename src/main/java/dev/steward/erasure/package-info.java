/** What is erased, kept or changed on request: the plan, the proof, the certificate. */
@NullMarked
package dev.steward.erasure;

import org.jspecify.annotations.NullMarked;
