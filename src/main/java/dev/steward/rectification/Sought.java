package dev.steward.rectification;

/**
 * What is looked at in a person's rows once they are put right.
 *
 * @param line the position of the plan's line
 * @param direct whether values of the category are one person's
 */
record Sought(int line, int subject, boolean direct, CellCorrection cell) {}
