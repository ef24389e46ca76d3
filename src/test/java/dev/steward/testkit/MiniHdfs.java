package dev.steward.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * HDFS: a name node and a data node.
 *
 * @param cluster it, running
 */
public record MiniHdfs(MiniDFSCluster cluster) implements RemoteFiles {
  /** Starts one with its blocks in a folder. */
  public static MiniHdfs start(Path disk) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.toString());
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    return new MiniHdfs(cluster);
  }

  @Override
  public String root() {
    return cluster.getURI().toString();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
