package dev.steward.config;

import dev.steward.config.ConsentProperties.MemberColumns;
import dev.steward.config.ConsentProperties.MembersProperties;
import dev.steward.config.ConsentProperties.SegmentProperties;
import dev.steward.eligibility.Members;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes segments of their properties. */
final class SegmentCheck {
  private static final PropertyPath PATH = ConsentCheck.PATH.child("segments");
  private static final String FORMS =
      "expected all, {table: SOURCE.TABLE, segment: NAME}, {query: SQL, source: NAME} or {file:"
          + " CSV}";

  private final DeclaredNames names;
  private final FaultList faults;

  SegmentCheck(DeclaredNames names, FaultList faults) {
    this.names = names;
    this.faults = faults;
  }

  Map<String, Members> segments(@Nullable Map<String, SegmentProperties> segments) {
    Map<String, Members> made = new TreeMap<>();
    if (segments != null) {
      segments.forEach(
          (name, segment) -> {
            PropertyPath path = PATH.key(name).child("members");
            if (segment.members() == null) {
              faults.add(path, "missing; " + FORMS);
            } else {
              members(name, segment.members(), path).ifPresent(it -> made.put(name, it));
            }
          });
    }
    return made;
  }

  private Optional<Members> members(String name, MembersProperties members, PropertyPath path) {
    long ways =
        List.of(
                Optional.ofNullable(members.word()),
                Optional.ofNullable(members.table()),
                Optional.ofNullable(members.query()),
                Optional.ofNullable(members.file()))
            .stream()
            .filter(Optional::isPresent)
            .count();
    if (ways != 1) {
      faults.add(path, FORMS);
      return Optional.empty();
    }
    if (members.word() != null) {
      if (members.word().equals("all")) {
        return Optional.of(new Members.All());
      }
      faults.unknown(path, "no such word: " + members.word(), List.of("all"), members.word());
      return Optional.empty();
    }
    if (members.file() != null) {
      return Optional.of(new Members.OfFile(members.file()));
    }
    return members.query() != null
        ? ofQuery(members.query(), members.source(), path)
        : ofTable(name, members, path);
  }

  private Optional<Members> ofQuery(String sql, @Nullable String source, PropertyPath path) {
    if (source == null) {
      faults.add(path.child("source"), "missing; which source the query is for");
      return Optional.empty();
    }
    return names.isSource(source, path.child("source"))
        ? Optional.of(new Members.OfQuery(source, sql))
        : Optional.empty();
  }

  private Optional<Members> ofTable(String name, MembersProperties members, PropertyPath path) {
    MemberColumns columns = members.columns();
    String segmentColumn = columns == null ? null : columns.segment();
    String contactColumn = columns == null ? null : columns.contact();
    return names
        .anyTable("" + members.table(), path.child("table"))
        .map(
            table ->
                new Members.OfTable(
                    table,
                    segmentColumn == null ? "segment" : segmentColumn,
                    contactColumn == null ? "contact_id" : contactColumn,
                    members.segment() == null ? name : members.segment()));
  }
}
