package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class GroupedTransactionsTest {
  private final JdbcDataSource database = new JdbcDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);
  private final GroupedTransactions transactions =
      new GroupedTransactions(new TransactionTemplate(new JdbcTransactionManager(database)));

  @BeforeEach
  void table() {
    database.setURL("jdbc:h2:mem:grouped;DB_CLOSE_DELAY=-1");
    jdbc.execute("drop table if exists done");
    jdbc.execute("create table done (number int primary key)");
  }

  private void add(int number) {
    transactions.executeWithoutResult(status -> jdbc.update("insert into done values (?)", number));
  }

  private @Nullable Integer count() {
    return jdbc.queryForObject("select count(*) from done", Integer.class);
  }

  @Test
  void doesAll() {
    transactions.inGroups(
        IntStream.range(0, 1_201).boxed().toList(), group -> group.forEach(this::add));

    assertThat(count()).isEqualTo(1_201);
  }

  @Test
  void rollsBackTheGroupThatFailsAndKeepsThoseBefore() {
    List<Integer> numbers = IntStream.range(0, 800).boxed().toList();

    assertThatThrownBy(
            () ->
                transactions.inGroups(
                    numbers,
                    group -> {
                      group.forEach(this::add);
                      if (group.contains(700)) {
                        throw new IllegalStateException("halted");
                      }
                    }))
        .hasMessage("halted");

    assertThat(count()).isEqualTo(500);
    add(900); // on its own again
    assertThat(count()).isEqualTo(501);
  }
}
