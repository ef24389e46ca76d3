package dev.steward.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices that the operator's key is not the one that this control store knows: pseudonyms would
 * not match those in earlier reports, and what was sealed could not be opened.
 */
public final class SecretCheck {
  private final JdbcClient jdbc;

  public SecretCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the key is the known one; the first key is known from now on. */
  public boolean accepts(StoreCipher cipher) {
    Optional<String> known =
        jdbc.sql("select check_value from secret_check where id = 1")
            .query(String.class)
            .optional();
    if (known.isEmpty()) {
      jdbc.sql("insert into secret_check (id, check_value) values (1, ?)")
          .param(cipher.checkValue())
          .update();
    }
    return known.map(cipher.checkValue()::equals).orElse(true);
  }
}
