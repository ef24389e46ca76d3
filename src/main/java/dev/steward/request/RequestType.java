package dev.steward.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person asks for. */
public enum RequestType {
  /** Art. 15. */
  ACCESS(ConsentEffect.NONE, false),
  /** Art. 20. */
  PORTABILITY(ConsentEffect.NONE, false),
  /** Art. 17; while it is open, it restricts. */
  ERASURE(ConsentEffect.RESTRICTS, false),
  /** Art. 16. */
  RECTIFICATION(ConsentEffect.NONE, false),
  /** Art. 18. */
  RESTRICTION(ConsentEffect.RESTRICTS, true),
  /** Art. 21. */
  OBJECTION(ConsentEffect.OBJECTS, true),
  /** Art. 7(3). */
  WITHDRAW_CONSENT(ConsentEffect.WITHDRAWS, true);

  private final ConsentEffect effect;
  private final boolean appliesAtOnce;

  RequestType(ConsentEffect effect, boolean appliesAtOnce) {
    this.effect = effect;
    this.appliesAtOnce = appliesAtOnce;
  }

  /** What it does to consent, from the day it was received, verified or not. */
  public ConsentEffect effect() {
    return effect;
  }

  /**
   * Whether it is carried out by taking effect: whoever sends it need not prove who they are, it is
   * completed once it has been applied, and it stays in force until it is lifted. The others wait
   * until the identity is verified (Art. 12(6)).
   */
  public boolean appliesAtOnce() {
    return appliesAtOnce;
  }

  /** How it is written: {@code withdraw-consent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type that is written so, in any case; empty where there is none. */
  public static Optional<RequestType> find(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equalsIgnoreCase(word)).findFirst();
  }

  /** How they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(RequestType::word).toList();
  }
}
