package dev.steward.request.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 64, 1000, 100_000})
  void findsAllEntriesOfAHashAndNoOthers(int count) {
    Random random = new Random(count);
    long[] hashes = new long[count + 5];
    Map<Long, Set<Integer>> expected = new HashMap<>();
    for (int i = 0; i < count; i++) {
      // some twice, and some close together
      hashes[i] =
          i > 0 && random.nextInt(4) == 0 ? hashes[i - 1] + random.nextInt(2) : random.nextLong();
      expected.computeIfAbsent(hashes[i], hash -> new HashSet<>()).add(i);
    }

    HashIndex index = new HashIndex(hashes, count);

    assertThat(index.size()).isEqualTo(count);
    expected.forEach((hash, entries) -> assertThat(entries(index, hash)).isEqualTo(entries));
    for (int i = 0; i < 10_000; i++) {
      long other = random.nextLong();
      assertThat(index.find(other) >= 0).isEqualTo(expected.containsKey(other));
    }
  }

  private static Set<Integer> entries(HashIndex index, long hash) {
    Set<Integer> entries = new HashSet<>();
    for (int at = index.find(hash); at >= 0; at = index.next(at, hash)) {
      entries.add(index.entry(at));
    }
    return entries;
  }
}
