package dev.steward.config;

import dev.steward.core.PersonalDataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds categories by their names. */
final class CategoryCheck {
  static final String NONE = "none";

  private final FaultList faults;

  CategoryCheck(FaultList faults) {
    this.faults = faults;
  }

  /** A category that has to be there; empty, with a fault, where it is not. */
  Optional<PersonalDataCategory> of(@Nullable String name, PropertyPath above) {
    return find(name, above.child("category"), List.of());
  }

  /** The same, where {@code none} will do, which is empty without a fault. */
  Optional<PersonalDataCategory> orNone(@Nullable String name, PropertyPath above) {
    return NONE.equals(name)
        ? Optional.empty()
        : find(name, above.child("category"), List.of(NONE));
  }

  private Optional<PersonalDataCategory> find(
      @Nullable String name, PropertyPath path, List<String> more) {
    List<String> known = new ArrayList<>(more);
    PersonalDataCategory.all().forEach(category -> known.add(category.name()));
    if (name == null) {
      faults.add(path, "missing; one of " + String.join(", ", known));
      return Optional.empty();
    }
    Optional<PersonalDataCategory> category = PersonalDataCategory.find(name);
    if (category.isEmpty()) {
      faults.unknown(path, "no such category: " + name, known, name);
    }
    return category;
  }
}
