/**
 * Who may be processed for what, and why: levels of consent, the ledger, minors, and the decision.
 * Pure: facts, policy and day come in, and a reason goes out.
 */
@NullMarked
package dev.steward.consent;

import org.jspecify.annotations.NullMarked;
