package dev.steward.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All detectors, numbered. First come the kinds of the lexicon, so that the set of kinds of a value
 * is the set of detectors that match it; then those that look at a value's form; then the user's. A
 * set of detectors is an array of words of 64.
 */
final class DetectorRegistry {
  /** Lengths up to this are told apart. */
  private static final int LONGEST = 40;

  private final Lexicon lexicon;
  private final List<ValueDetector> forms;
  private final long missing;
  private final OwnValues own;
  private final List<String> names;
  private final int words;
  private final long[][][] byClasses = new long[1 << CharClass.COUNT][][];
  private final long[] forIntegers;

  private DetectorRegistry(Lexicon lexicon, List<ValueDetector> forms, OwnRules rules) {
    this.lexicon = lexicon;
    this.missing = lexicon.set(ColumnFacts.MISSING);
    this.forms = List.copyOf(forms);
    this.names = new ArrayList<>(lexicon.kinds());
    forms.forEach(form -> names.add(form.name()));
    this.own = new OwnValues(rules, names.size());
    names.addAll(own.names());
    this.words = (names.size() + 63) / 64;
    this.forIntegers = new long[words];
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).numeric()) {
        set(forIntegers, lexicon.kinds().size() + i);
      }
    }
    own.names().forEach(name -> set(forIntegers, names.indexOf(name)));
  }

  static DetectorRegistry standard() {
    Lexicon lexicon = Lexicons.load();
    List<ValueDetector> forms = new ArrayList<>();
    forms.addAll(new InternetDetectors(lexicon).all());
    forms.addAll(FinanceDetectors.all());
    forms.addAll(DeviceDetectors.all());
    forms.addAll(PhoneDetectors.all());
    forms.addAll(DateDetectors.all());
    forms.addAll(NumberDetectors.all());
    forms.addAll(new AddressDetectors(lexicon).all());
    forms.addAll(HealthDetectors.all());
    forms.addAll(new NameDetectors(lexicon).all());
    forms.addAll(new TextDetectors(lexicon).all());
    forms.addAll(NationalIds.all());
    return new DetectorRegistry(lexicon, forms, OwnRules.NONE);
  }

  /** These and the user's. */
  DetectorRegistry with(OwnRules rules) {
    return new DetectorRegistry(lexicon, forms, rules);
  }

  /** Those that mean something where they are rare, all of the user's included, but for some. */
  RareDetectors rareBut(Set<String> settled) {
    long[] rare = new long[words];
    Set<String> rareNames = new HashSet<>();
    List<Precondition> rareForms = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      String name = forms.get(i).name();
      if (ValueEvidence.isCertain(name) && !settled.contains(name)) {
        set(rare, lexicon.kinds().size() + i);
        rareNames.add(name);
        rareForms.add(forms.get(i).when());
      }
    }
    for (String name : own.names()) {
      if (!settled.contains(name)) {
        set(rare, names.indexOf(name));
        rareNames.add(name);
      }
    }
    return new RareDetectors(rareNames, rare, rareForms, forIntegers);
  }

  static void set(long[] detectors, int number) {
    detectors[number >>> 6] |= 1L << (number & 63);
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** The set of the detector of words that stand for no value. */
  long missing() {
    return missing;
  }

  /** The user's tests of values. */
  OwnValues own() {
    return own;
  }

  /** Number of words in a set of detectors. */
  int words() {
    return words;
  }

  String name(int number) {
    return names.get(number);
  }

  /** The names of a set of detectors. */
  List<String> names(long[] set) {
    List<String> its = new ArrayList<>();
    for (int word = 0; word < set.length; word++) {
      for (long rest = set[word]; rest != 0; rest &= rest - 1) {
        its.add(name(64 * word + Long.numberOfTrailingZeros(rest)));
      }
    }
    return its;
  }

  int number(String name) {
    return names.indexOf(name);
  }

  /** A detector that looks at a value's form. */
  ValueDetector form(int number) {
    return forms.get(number - lexicon.kinds().size());
  }

  /** Detectors of forms that text of these classes and this length may have. */
  long[] candidates(int classes, int length) {
    long[][] byLength = byClasses[classes];
    if (byLength == null) {
      byLength = new long[LONGEST + 2][];
      byClasses[classes] = byLength; // a race computes the same twice
    }
    int bounded = Math.min(length, LONGEST + 1);
    long[] known = byLength[bounded];
    if (known == null) {
      known = new long[words];
      for (int i = 0; i < forms.size(); i++) {
        Precondition when = forms.get(i).when();
        if (when.admitsClasses(classes) && (bounded > LONGEST || when.admitsLength(length))) {
          set(known, lexicon.kinds().size() + i);
        }
      }
      byLength[bounded] = known;
    }
    return known;
  }

  /** Detectors of forms that also judge integers. */
  long[] forIntegers() {
    return forIntegers;
  }
}
