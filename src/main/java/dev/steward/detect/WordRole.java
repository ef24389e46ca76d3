package dev.steward.detect;

/** What a word of a name does there, beside naming a category. */
enum WordRole {
  /** Stands for people: customer, employee. */
  PERSON,
  /** Stands for who speaks for an organisation: director, head teacher. */
  OFFICER,
  /** Stands for who made a work: author, composer. */
  CREATOR,
  /** Stands for an organisation: vendor, school. */
  ORGANISATION,
  /** Stands for a place: station, building. */
  PLACE,
  /** Stands for a thing: product, vehicle. */
  THING,
  /** Stands for something that happens: order, visit. */
  EVENT,
  /** Stands for a list of reference: type, currency. */
  REFERENCE,
  /** Names a register of companies: vat, siret. */
  REGISTER,
  /** Makes the name that of a key: id, guid. */
  KEY,
  /** Makes the name that of a yes or no: is, verified. */
  FLAG,
  /** Makes the name that of a number: count, rate. */
  MEASURE,
  /** Makes the name that of a moment: date, updated. */
  TIME,
  /** Makes the name that of a classification: type, status. */
  KIND,
  /** Says that it is about a birth: of birth, natal. */
  BIRTH,
  /** Says that it is about a death: of death, deceased. */
  DEATH,
  /** Stands for a relative of the person: mother, spouse, guardian. */
  RELATIVE,
  /** Heads a figure of a statistic: population, share. */
  STATISTIC,
  /** Ends compounds, whatever comes before it: nummer, adresse. */
  HEAD,
  /** Says that a code is written out: description, label. */
  WORDING,
  /** Changes nothing: primary, home. */
  NEUTRAL
}
