package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.environment;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.request.RequestSettings;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestSettingsTest {
  @Test
  void areThereWhereTheyAreConfigured() throws ConfigurationFaults {
    assertThat(bind().requests()).isEqualTo(RequestSettings.NONE);
    assertThat(
            bind("steward: {requests: {inbox: drops/requests.csv, default-region: de}}").requests())
        .isEqualTo(new RequestSettings(Optional.of("drops/requests.csv"), Optional.of("DE")));
    assertThat(bind("steward: {requests: {default-region: \"NO\"}}").requests().defaultRegion())
        .contains("NO");
  }

  @Test
  void tellAllFaultsAtOnce() {
    assertThat(
            faults(
                """
                steward:
                  requests:
                    inbox: " "
                    default-region: XX
                    default-country: DE
                """))
        .containsExactlyInAnyOrder(
            "steward.requests.inbox: expected a CSV file or a folder of them; leave it out for none",
            "steward.requests.default-region: no such region: XX; expected two letters of ISO 3166"
                + " such as DE",
            "steward.requests.default-country: no such property; one of inbox, default-region");
    assertThat(faults("steward: {requests: {default-region: NO}}"))
        .containsExactly(
            "steward.requests.default-region: YAML takes an unquoted NO for false; write \"NO\"");
    assertThat(faults("steward: {requests: {inbox: \"${NOWHERE}\"}}"))
        .containsExactly(
            "steward.requests.inbox: nothing defines ${NOWHERE}; set the environment variable, or"
                + " give a default: ${NOWHERE:…}");
  }

  @Test
  void mayNameAnotherInboxBetweenTriesButReadPhonesAlike() throws ConfigurationFaults {
    StewardConfiguration german = bind("steward: {requests: {inbox: a.csv, default-region: DE}}");
    StewardConfiguration moved = bind("steward: {requests: {inbox: b.csv, default-region: DE}}");
    StewardConfiguration french = bind("steward: {requests: {inbox: a.csv, default-region: FR}}");

    assertThat(moved.rulesSha256()).isEqualTo(german.rulesSha256());
    assertThat(moved.sha256()).isNotEqualTo(german.sha256());
    assertThat(french.rulesSha256()).isNotEqualTo(german.rulesSha256());
  }

  @Test
  void needAKeyWhereAJobReadsThem() throws ConfigurationFaults {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    StewardConfiguration keyed =
        StewardConfiguration.from(
            environment(Map.of("STEWARD_PSEUDONYM_KEY", key), List.of(), "steward: {}"));

    assertThat(keyed.pseudonymKeyFor("subject-export").bytes()).isEqualTo(new byte[32]);
    assertThatExceptionOfType(ConfigurationFaults.class)
        .isThrownBy(() -> bind().pseudonymKeyFor("consent-eligibility"))
        .satisfies(
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "steward.pseudonym-key: missing; consent-eligibility names people, and needs"
                            + " it: base64 of 32 bytes or more; openssl rand -base64 32 makes one"));
  }
}
