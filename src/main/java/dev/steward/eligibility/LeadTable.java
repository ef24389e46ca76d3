package dev.steward.eligibility;

import dev.steward.core.TableRef;

/**
 * Leads, each decided as its contact.
 *
 * @param contact the column with the contact's key
 */
public record LeadTable(TableRef table, String key, String contact) {}
