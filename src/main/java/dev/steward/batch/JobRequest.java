package dev.steward.batch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user asks to run.
 *
 * @param asOf empty: the unfinished run of the last day where there is one, otherwise today
 * @param number of the run of that date; empty as well
 */
public record JobRequest(String jobName, Optional<LocalDate> asOf, OptionalInt number) {}
