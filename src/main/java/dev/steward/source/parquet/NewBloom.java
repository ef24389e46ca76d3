package dev.steward.source.parquet;

import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A bloom filter that is being filled. */
record NewBloom(BloomFilter filter) {
  NewBloom(int bytes) {
    this(new BlockSplitBloomFilter(new byte[bytes]));
  }

  void add(PrimitiveTypeName type, RawValue value) {
    switch (type) {
      case BOOLEAN -> throw new IllegalArgumentException("Booleans have no bloom filter");
      case INT32 -> filter.insertHash(filter.hash(value.asInt()));
      case INT64 -> filter.insertHash(filter.hash(value.asLong()));
      case FLOAT -> filter.insertHash(filter.hash(value.asFloat()));
      case DOUBLE -> filter.insertHash(filter.hash(value.asDouble()));
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> filter.insertHash(filter.hash(value.asBinary()));
    }
  }
}
