package dev.steward.detect;

/** What a word of a name does there, beside naming a category. */
enum WordRole {
  /** Stands for people: customer, employee. */
  PERSON,
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
  /** Changes nothing: primary, home. */
  NEUTRAL
}
