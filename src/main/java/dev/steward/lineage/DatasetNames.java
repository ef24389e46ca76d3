package dev.steward.lineage;

import dev.steward.source.TablePlace;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import io.openlineage.client.utils.jdbc.JdbcDatasetUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Properties;

/** Names data as OpenLineage does, so that other tools' events meet with ours. */
final class DatasetNames {
  private DatasetNames() {}

  static DatasetIdentifier of(TablePlace place) {
    if (place instanceof TablePlace.InDatabase in) {
      // credentials and other parameters of the URL are left out
      return JdbcDatasetUtils.getDatasetIdentifier(
          // to all the world it is the same kind of server
          in.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"),
          new ArrayList<>(in.path()),
          new Properties());
    }
    return ofFile(((TablePlace.InFiles) place).path());
  }

  /**
   * @param path local and absolute, or a URI with its scheme, in which percent signs are literal
   */
  static DatasetIdentifier ofFile(String path) {
    try {
      int scheme = path.indexOf("://");
      if (scheme < 0) {
        return FilesystemDatasetUtils.fromLocation(new URI("file", null, path, null));
      }
      int end = path.indexOf('/', scheme + 3);
      String authority = path.substring(scheme + 3, end < 0 ? path.length() : end);
      return FilesystemDatasetUtils.fromLocation(
          new URI(
              path.substring(0, scheme),
              // what is before it may be a login
              authority.substring(authority.indexOf('@') + 1),
              end < 0 ? "/" : path.substring(end),
              null,
              null));
    } catch (URISyntaxException e) {
      return new DatasetIdentifier(path, "file");
    }
  }
}
