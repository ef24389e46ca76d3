/** Files by path or Hadoop URI: local, HDFS, S3. */
@NullMarked
package dev.steward.files;

import org.jspecify.annotations.NullMarked;
