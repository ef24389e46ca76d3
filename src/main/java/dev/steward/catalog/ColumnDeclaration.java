package dev.steward.catalog;

import dev.steward.core.PersonalDataCategory;
import java.util.Optional;

/**
 * What the configuration says about a column.
 *
 * @param category empty where it names none
 * @param provided provided by the person, hence portable (Art. 20)
 * @param withheld the reason for which an export leaves the column out; empty where it does not
 * @param anonymise how erasure blanks it; empty for the default of its type
 */
public record ColumnDeclaration(
    Optional<PersonalDataCategory> category,
    boolean provided,
    Optional<String> withheld,
    Optional<Anonymisation> anonymise) {}
