package dev.steward.config;

import dev.steward.config.InventoryProperties.AllowListProperties;
import dev.steward.config.InventoryProperties.DetectorProperties;
import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.AllowList;
import dev.steward.detect.OwnDetector;
import dev.steward.detect.OwnRules;
import dev.steward.detect.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the user's detectors and allow-lists of their properties, never telling a value. */
final class OwnRulesCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("inventory");

  private final FaultList faults;

  OwnRulesCheck(FaultList faults) {
    this.faults = faults;
  }

  /** In order of their names, so that the order of keys does not matter. */
  OwnRules rules(InventoryProperties inventory) {
    List<OwnDetector> detectors = new ArrayList<>();
    sorted(inventory.detectors())
        .forEach(
            (name, own) ->
                detector(name, own, PATH.child("detectors").key(name)).ifPresent(detectors::add));
    checkNames(detectors);
    List<AllowList> lists = new ArrayList<>();
    sorted(inventory.allowLists())
        .forEach(
            (name, list) ->
                allowList(name, list, PATH.child("allow-lists").key(name)).ifPresent(lists::add));
    return new OwnRules(detectors, lists);
  }

  private Optional<OwnDetector> detector(String name, DetectorProperties own, PropertyPath path) {
    boolean named = isName(name, path);
    Optional<PersonalDataCategory> category = new CategoryCheck(faults).of(own.category(), path);
    List<String> names = own.names() == null ? List.of() : own.names();
    for (int i = 0; i < names.size(); i++) {
      if (OwnDetector.folded(names.get(i)).isEmpty()) {
        faults.add(path.child("names").index(i), "a phrase has a letter or digit");
      }
    }
    boolean testsValues = own.pattern() != null || own.dictionary() != null;
    if (names.isEmpty() && !testsValues) {
      faults.add(path, "expected names, a pattern or a dictionary");
    }
    Optional<Pattern> pattern = pattern(own.pattern(), path.child("pattern"));
    Optional<WordList> dictionary =
        Optional.ofNullable(own.dictionary())
            .flatMap(
                file -> new ValueFile(path.child("dictionary"), faults).read(file, Stream.of()));
    if (dictionary.filter(words -> words.size() == 0).isPresent()) {
      faults.add(path.child("dictionary"), own.dictionary() + " has no value");
    }
    Optional<String> checksum = checksum(own.checksum(), testsValues, path.child("checksum"));
    double leastRate = leastRate(own.leastRate(), testsValues, path.child("least-rate"));
    boolean complete =
        named
            && category.isPresent()
            && (own.pattern() == null || pattern.isPresent())
            && (own.dictionary() == null || dictionary.isPresent())
            && (testsValues || !names.isEmpty());
    return complete
        ? Optional.of(
            new OwnDetector(name, category.get(), names, pattern, checksum, dictionary, leastRate))
        : Optional.empty();
  }

  private Optional<AllowList> allowList(String name, AllowListProperties list, PropertyPath path) {
    boolean named = isName(name, path);
    List<String> values = list.values() == null ? List.of() : list.values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isBlank()) {
        faults.add(path.child("values").index(i), "a value is not blank");
      }
    }
    if (values.isEmpty() && list.pattern() == null && list.file() == null) {
      faults.add(path, "expected values, a pattern or a file");
    }
    Optional<Pattern> pattern = pattern(list.pattern(), path.child("pattern"));
    Optional<WordList> words =
        list.file() == null
            ? Optional.of(WordList.of(values.stream()))
            : new ValueFile(path.child("file"), faults).read(list.file(), values.stream());
    return named ? words.map(all -> new AllowList(name, all, pattern)) : Optional.empty();
  }

  /** Where two detectors have nothing but one name, nobody can say which of them it is. */
  private void checkNames(List<OwnDetector> detectors) {
    Map<String, OwnDetector> known = new TreeMap<>();
    for (OwnDetector own : detectors) {
      for (int i = 0; i < own.names().size() && !own.testsValues(); i++) {
        OwnDetector other = known.putIfAbsent(OwnDetector.folded(own.names().get(i)), own);
        if (other != null && !other.category().equals(own.category())) {
          faults.add(
              PATH.child("detectors").key(own.name()).child("names").index(i),
              "%s has the same name for %s; a pattern or dictionary would tell them apart"
                  .formatted(other.name(), other.category()));
        }
      }
    }
  }

  private boolean isName(String name, PropertyPath path) {
    if (!OwnDetector.isName(name)) {
      faults.add(path, "a name has ASCII letters, digits and - only");
      return false;
    }
    return true;
  }

  /** The message of the exception quotes the pattern, and a pattern may quote a value. */
  private Optional<Pattern> pattern(@Nullable String pattern, PropertyPath path) {
    if (pattern == null) {
      return Optional.empty();
    }
    if (pattern.isEmpty()) {
      faults.add(path, "a pattern is not empty");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      String what = e.getDescription().split("[^A-Za-z/ -]", 2)[0].strip();
      faults.add(
          path,
          "no regular expression of Java: %s near character %d"
              .formatted(what, Math.max(0, e.getIndex()) + 1));
      return Optional.empty();
    }
  }

  private Optional<String> checksum(
      @Nullable String checksum, boolean testsValues, PropertyPath path) {
    if (checksum == null) {
      return Optional.empty();
    }
    if (!testsValues) {
      faults.add(path, "a checksum needs a pattern or a dictionary beside it");
    }
    if (!OwnDetector.isChecksum(checksum)) {
      faults.unknown(path, "no such checksum: " + checksum, OwnDetector.checksums(), checksum);
      return Optional.empty();
    }
    return testsValues ? Optional.of(checksum) : Optional.empty();
  }

  private double leastRate(@Nullable Double rate, boolean testsValues, PropertyPath path) {
    if (rate == null) {
      return OwnDetector.LEAST_RATE;
    }
    if (!testsValues) {
      faults.add(path, "a rate needs a pattern or a dictionary whose matches it counts");
    }
    if (!(rate > 0 && rate <= 1)) {
      faults.add(path, "expected a share above 0 and up to 1, found " + rate);
      return OwnDetector.LEAST_RATE;
    }
    return rate;
  }

  private static <T> Map<String, T> sorted(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : new TreeMap<>(map);
  }
}
