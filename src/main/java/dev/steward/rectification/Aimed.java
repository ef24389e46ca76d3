package dev.steward.rectification;

/** What a correction is about, or why it is about nothing. */
sealed interface Aimed permits Aim, Refusal {}
