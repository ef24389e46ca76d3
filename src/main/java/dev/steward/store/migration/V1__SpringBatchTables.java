package dev.steward.store.migration;

import java.sql.Connection;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Makes Spring Batch's own tables with Spring Batch's own script. */
@SuppressWarnings({"checkstyle:TypeName", "MemberName"}) // Flyway reads version and text from it
public final class V1__SpringBatchTables extends BaseJavaMigration {
  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    ResourceDatabasePopulator script =
        new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/batch/core/schema-" + product + ".sql"));
    // a kill may have left part of the tables where DDL commits by itself
    script.setContinueOnError(product.equals("h2"));
    script.populate(connection);
  }
}
