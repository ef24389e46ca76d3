package dev.steward.processing;

import dev.steward.consent.Activity;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.export.About;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One record of consent in the making. Used by one thread. */
final class ConsentLine {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DPV = "https://w3id.org/dpv#";
  private static final String CONTROLLER = "controller";

  private final EligibilitySettings settings;
  private final ArrayNode parties = JSON.createArrayNode();
  private final Map<String, ObjectNode> purposes = new TreeMap<>();
  private ObjectNode record = JSON.createObjectNode();
  private ObjectNode event = JSON.createObjectNode();

  ConsentLine(EligibilitySettings settings, About about) {
    this.settings = settings;
    ObjectNode controller =
        parties.addObject().put("party_id", CONTROLLER).put("party_role", CONTROLLER);
    if (!about.controller().isEmpty()) {
      controller.put("party_name", about.controller().get(0));
      controller.put("party_contact", String.join("; ", about.controller()));
    }
  }

  /** Begins the record of the person that a decision is about. */
  void begin(ActivityRows decision) {
    boolean given = !decision.grantedLevel().equals(settings.policy().levels().name(0));
    purposes.clear();
    record = JSON.createObjectNode();
    record.put("schema_version", "ISO/IEC TS 27560:2023");
    record.put("record_id", decision.event());
    record.put(ConsentRecords.PRINCIPAL, decision.contact());
    event = JSON.createObjectNode();
    event.put("event_time", decision.at().toString());
    settings
        .policy()
        .expiresAfter()
        .ifPresent(period -> event.put("validity_duration", period.toString()));
    event.put("event_type", "consent-level");
    event.put("event_state", DPV + (given ? "ConsentGiven" : "ConsentWithdrawn"));
    event.put("consent_level", decision.grantedLevel());
  }

  /** An activity that the person is a member of. */
  void add(Activity activity, boolean permitted) {
    ObjectNode purpose = JSON.createObjectNode();
    purpose.put("purpose", settings.purpose(activity.id()).orElse(activity.id()));
    purpose.put("purpose_type", activity.kind().toString());
    purpose.put("processing_activity", activity.id());
    purpose.put("lawful_basis", DPV + "Consent");
    purpose.put("consent_level", activity.minimum().name());
    purpose.put("permitted", permitted);
    purpose.putArray("pii_controllers").add(CONTROLLER);
    purposes.put(activity.id(), purpose);
  }

  /** The record, without a line break. */
  String end() {
    ArrayNode of = record.putObject("pii_processing").putArray("purposes");
    purposes.values().forEach(of::add);
    record.set("party_identification", parties);
    record.putArray("event").add(event);
    return JSON.writeValueAsString(record);
  }
}
