package dev.steward.store;

import dev.steward.testkit.Postgres;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The control stores that each test of this room runs on. */
final class ControlStores {
  private ControlStores() {}

  interface Opener {
    ControlStore open(Path home) throws Exception;
  }

  static Stream<Named> all() {
    return Stream.of(
        new Named("H2", home -> ControlStore.embedded(home, 4)),
        new Named(
            "PostgreSQL",
            home -> ControlStore.at(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD, 4)));
  }

  record Named(String name, Opener opener) {
    ControlStore open(Path home) throws Exception {
      ControlStore store = opener.open(home);
      store.migrate();
      return store;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
