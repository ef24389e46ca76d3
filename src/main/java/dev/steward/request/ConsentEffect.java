package dev.steward.request;

/** What a request does to the processing that rests on consent, while it is in force. */
public enum ConsentEffect {
  /** Nothing. */
  NONE,
  /** No activity may use the person's data (Art. 18). */
  RESTRICTS,
  /** No activity that the objection reaches may (Art. 21). */
  OBJECTS,
  /**
   * Consent is none from the end of the day on which the request was received, until a later event
   * (Art. 7(3)).
   */
  WITHDRAWS
}
