package dev.steward.source.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A column of the key that a table is cut by. Its values travel as text and go back to the database
 * as parameters, so that only the database ever compares them, in its own collation.
 *
 * @param name as stored
 * @param placeholder {@code ?}, or a cast of it to the column's type
 */
record KeyColumn(String name, Form form, String placeholder) {
  /** How a value is bound. */
  enum Form {
    INTEGER,
    DECIMAL,
    TEXT,
    /** Travels in hexadecimal digits. */
    BINARY
  }

  static KeyColumn plain(String name, Form form) {
    return new KeyColumn(name, form, "?");
  }

  static KeyColumn cast(String name, String type) {
    return new KeyColumn(name, Form.TEXT, "CAST(? AS " + type + ")");
  }

  /** Whether cut points may be computed. */
  boolean numeric() {
    return form == Form.INTEGER || form == Form.DECIMAL;
  }

  void bind(PreparedStatement statement, int index, String value) throws SQLException {
    switch (form) {
      case INTEGER, DECIMAL -> {
        BigDecimal number = new BigDecimal(value);
        if (form == Form.INTEGER && number.toBigInteger().bitLength() < Long.SIZE) {
          statement.setLong(index, number.longValue());
        } else {
          statement.setBigDecimal(index, number);
        }
      }
      case TEXT -> statement.setString(index, value);
      case BINARY -> statement.setBytes(index, bytes(value));
    }
  }

  /** The placeholder with a value in its place, as PostgreSQL reads it. */
  String literal(String value) {
    String literal =
        switch (form) {
          case INTEGER, DECIMAL -> new BigDecimal(value).toPlainString();
          case TEXT -> "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
          case BINARY -> "decode('" + HexFormat.of().formatHex(bytes(value)) + "', 'hex')";
        };
    int at = placeholder.indexOf('?');
    return placeholder.substring(0, at) + literal + placeholder.substring(at + 1);
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }

  String read(ResultSet row, int index) throws SQLException {
    return form == Form.BINARY
        ? HexFormat.of().formatHex(row.getBytes(index))
        : row.getString(index);
  }
}
