package dev.steward.rectification;

/**
 * Why a correction cannot be carried out.
 *
 * @param forGood whether no later run could either
 */
record Refusal(boolean forGood, String reason) implements Aimed {}
