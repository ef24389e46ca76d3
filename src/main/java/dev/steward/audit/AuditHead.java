package dev.steward.audit;

/** The last row of the trail, as stands beside it: its number, 0 for none, and its code. */
public record AuditHead(long sequence, String chain) {}
