/**
 * Rectification (Art. 16 GDPR): which values of a person are wrong, where their copies stand, and
 * whether they are right afterwards.
 */
@NullMarked
package dev.steward.rectification;

import org.jspecify.annotations.NullMarked;
