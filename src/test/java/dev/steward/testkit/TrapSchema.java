package dev.steward.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * A database whose tables hang together in every awkward way: composite keys, a table that refers
 * to itself, an order with two parties, a card that another customer pays with, an alternate e-mail
 * address, rows of nobody, a table without a primary key, messages that answer messages.
 */
public final class TrapSchema {
  private TrapSchema() {}

  /** Fills a database. */
  public static void create(Connection connection) throws SQLException, IOException {
    try (InputStream script = TrapSchema.class.getResourceAsStream("trap-schema.sql");
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The declaration of a source {@code shop}, with its links; to be put below {@code sources}. */
  public static String declaration(String url) {
    return """
        shop:
          type: jdbc
          url: "%s"
          username: postgres
          password: postgres
          tables:
            customer:
              subjects:
                - {key: [country, number]}
                - {columns: [referrer_country, referrer_number], references: [shop.customer.country, shop.customer.number]}
              identifiers: {email: email}
              columns: {name: {category: person-name}}
              erase: {action: delete}
            address: {subject: {column: address_id, references: shop.customer.address_id, relation: shared}, erase: {action: delete}}
            alternate_email:
              subject: {columns: [country, number]}
              columns: {email: {category: email}}
              erase: {action: delete}
            newsletter_log:
              subjects:
                - {column: email, references: shop.customer.email}
                - {column: email, references: shop.alternate_email.email}
              erase: {action: delete}
            orders:
              subjects:
                - {columns: [country, number]}
                - {columns: [recipient_country, recipient_number], relation: shared}
              erase: {action: delete}
            order_line: {subject: {column: order_id, references: shop.orders.order_id}, erase: {action: follow, of: shop.orders}}
            payment_card:
              subjects:
                - {columns: [country, number]}
                - {column: card_id, references: shop.orders.card_id, relation: shared}
              columns: {pan: {category: credit-card}}
              erase: {action: delete}
            message:
              subjects:
                - {columns: [country, number]}
                - {column: answers, references: shop.message.message_id}
              erase: {action: delete}
        """
        .formatted(url)
        .indent(4);
  }
}
