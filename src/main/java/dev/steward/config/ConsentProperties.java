package dev.steward.config;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steward.consent}. */
record ConsentProperties(
    @Nullable String contacts,
    @Nullable LeadProperties leads,
    @Nullable ColumnProperties columns,
    @Nullable Map<String, String> levelValues,
    @Nullable List<String> levels,
    @Nullable String objectionFrom,
    @Nullable String profilingLevel,
    @Nullable LedgerProperties ledger,
    @Nullable String authority,
    @Nullable Period expiresAfter,
    @Nullable String guardianConsent,
    @Nullable Map<String, Integer> digitalConsentAge,
    @Nullable Map<String, SegmentProperties> segments,
    @Nullable List<ActivityProperties> activities,
    @Nullable String writeBack,
    @Nullable Long eligibilityCsvRows,
    @Nullable Long unitBytes) {

  /** {@code leads}. */
  record LeadProperties(@Nullable String table, @Nullable String key, @Nullable String contact) {}

  /** {@code columns} of the contacts. */
  record ColumnProperties(
      @Nullable String level,
      @Nullable String isChild,
      @Nullable String guardian,
      @Nullable String doNotTrack,
      @Nullable String birthDate,
      @Nullable String country) {}

  /** {@code ledger}. */
  record LedgerProperties(@Nullable String file, @Nullable String table) {}

  /** {@code segments.NAME}. */
  record SegmentProperties(@Nullable MembersProperties members) {}

  /**
   * {@code members}: a word, or where they are. Spring Boot binds either.
   *
   * @param word {@code all}
   */
  record MembersProperties(
      @Nullable String word,
      @Nullable String table,
      @Nullable String segment,
      @Nullable MemberColumns columns,
      @Nullable String query,
      @Nullable String source,
      @Nullable String file) {
    public static MembersProperties of(String word) {
      return new MembersProperties(word, null, null, null, null, null, null);
    }

    /** Without the query, which may name people. */
    @Override
    public String toString() {
      return "MembersProperties";
    }
  }

  /** {@code columns} of a table of members. */
  record MemberColumns(@Nullable String segment, @Nullable String contact) {}

  /** {@code activities[i]}. */
  record ActivityProperties(
      @Nullable String id,
      @Nullable String kind,
      @Nullable String segment,
      @Nullable String subject,
      @Nullable String minimumLevel,
      @Nullable String purpose,
      @Nullable Boolean automatedDecision,
      @Nullable Boolean usesBehaviour) {}

  /** What may not change between the tries of a run: all but limits. */
  ConsentProperties rules() {
    return new ConsentProperties(
        contacts,
        leads,
        columns,
        levelValues,
        levels,
        objectionFrom,
        profilingLevel,
        ledger,
        authority,
        expiresAfter,
        guardianConsent,
        digitalConsentAge,
        segments,
        activities,
        writeBack,
        null,
        null);
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "ConsentProperties";
  }
}
