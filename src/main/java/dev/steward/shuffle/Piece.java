package dev.steward.shuffle;

/** Ranges, or what of them lies within bounds: what is loaded at a time. */
public record Piece(int from, int to, KeyBounds within) {}
