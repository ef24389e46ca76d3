package dev.steward.rectification;

/**
 * What a plan says of a request, other than of one whose person is not known.
 *
 * @param subject the person's ordinal in the run
 * @param reason why it is not carried out; empty where it is
 * @param values how many different values are wrong
 */
public record Fate(String request, int subject, Verdict verdict, String reason, int values) {}
