package dev.steward.store.migration;

import java.sql.Connection;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Has PostgreSQL refuse changes of rows of the audit trail. Who may drop the trigger can still
 * change them; then the chain shows it.
 */
@SuppressWarnings({"checkstyle:TypeName", "MemberName"}) // Flyway reads version and text from it
public final class V8__AppendOnlyAudit extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create or replace function audit_entry_is_append_only() returns trigger
          language plpgsql as $$
          begin
            raise exception 'rows of the audit trail are never changed';
          end
          $$
          """);
      statement.execute("drop trigger if exists append_only on audit_entry");
      statement.execute(
          """
          create trigger append_only before update or delete or truncate on audit_entry
          for each statement execute function audit_entry_is_append_only()
          """);
    }
  }
}
