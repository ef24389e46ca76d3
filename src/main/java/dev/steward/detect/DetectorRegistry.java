package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * All detectors, numbered. First come the kinds of the lexicon, so that the set of kinds of a word
 * is the set of detectors that match it; then those that look at a value's form.
 */
final class DetectorRegistry {
  private static final int MOST = 128;

  private final Lexicon lexicon;
  private final List<ValueDetector> forms;
  private final List<String> names;
  private final long[] textLow = new long[1 << CharClass.COUNT];
  private final long[] textHigh = new long[1 << CharClass.COUNT];
  private final long integerLow;
  private final long integerHigh;

  DetectorRegistry(Lexicon lexicon, List<ValueDetector> forms) {
    this.lexicon = lexicon;
    this.forms = List.copyOf(forms);
    this.names = new ArrayList<>(lexicon.kinds());
    forms.forEach(form -> names.add(form.name()));
    if (names.size() > MOST) {
      throw new IllegalStateException("At most " + MOST + " detectors: " + names.size());
    }
    long low = 0;
    long high = 0;
    for (int i = 0; i < forms.size(); i++) {
      int number = lexicon.kinds().size() + i;
      long lowBit = number < 64 ? 1L << number : 0;
      long highBit = number < 64 ? 0 : 1L << (number - 64);
      Precondition when = forms.get(i).when();
      for (int classes = 0; classes < textLow.length; classes++) {
        if (when.admitsClasses(classes)) {
          textLow[classes] |= lowBit;
          textHigh[classes] |= highBit;
        }
      }
      if (forms.get(i).numeric()) {
        low |= lowBit;
        high |= highBit;
      }
    }
    this.integerLow = low;
    this.integerHigh = high;
  }

  static DetectorRegistry standard() {
    Lexicon lexicon = Lexicons.load();
    List<ValueDetector> forms = new ArrayList<>();
    forms.addAll(InternetDetectors.all());
    forms.addAll(FinanceDetectors.all());
    forms.addAll(DeviceDetectors.all());
    forms.addAll(PhoneDetectors.all());
    forms.addAll(DateDetectors.all());
    forms.addAll(NumberDetectors.all());
    forms.addAll(new AddressDetectors().all());
    forms.addAll(HealthDetectors.all());
    forms.addAll(new NameDetectors(lexicon).all());
    forms.addAll(new TextDetectors().all());
    forms.addAll(NationalIds.all());
    return new DetectorRegistry(lexicon, forms);
  }

  Lexicon lexicon() {
    return lexicon;
  }

  List<String> names() {
    return names;
  }

  /** The detector that looks at a value's form; null for a kind of the lexicon. */
  @org.jspecify.annotations.Nullable
  ValueDetector form(int number) {
    int index = number - lexicon.kinds().size();
    return index < 0 ? null : forms.get(index);
  }

  /** Detectors 0 to 63 that may match text of these classes. */
  long lowFor(int classes) {
    return textLow[classes];
  }

  /** Detectors from 64 that may match text of these classes. */
  long highFor(int classes) {
    return textHigh[classes];
  }

  long lowForIntegers() {
    return integerLow;
  }

  long highForIntegers() {
    return integerHigh;
  }
}
