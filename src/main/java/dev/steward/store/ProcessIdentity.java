package dev.steward.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One process of one host, told apart from later ones with the same number.
 *
 * @param host the host's name and, where the system tells, its boot and its process namespace: two
 *     containers of one name are two hosts
 * @param pid the process's number on that host
 * @param beganAt when it began, in milliseconds since 1970; 0 where unknown
 */
public record ProcessIdentity(String host, long pid, long beganAt) {

  /** This process. */
  public static ProcessIdentity current() {
    ProcessHandle process = ProcessHandle.current();
    return new ProcessIdentity(hostIdentity(), process.pid(), beginning(process));
  }

  /** Whether it certainly does not run any more, as seen from the given process. */
  public boolean isGone(ProcessIdentity from) {
    if (!host.equals(from.host)) {
      return false; // another host's processes cannot be seen from here
    }
    return ProcessHandle.of(pid)
        .map(process -> beganAt != 0 && beginning(process) != beganAt)
        .orElse(true);
  }

  /** Host and process number, for people to read. */
  public String displayName() {
    return "process " + pid + " on " + hostDisplayName();
  }

  /** The host's name alone. */
  public String hostDisplayName() {
    int end = host.indexOf('/');
    return end < 0 ? host : host.substring(0, end);
  }

  private static long beginning(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostIdentity() {
    return hostName()
        + "/"
        + read(Path.of("/proc/sys/kernel/random/boot_id"))
        + "/"
        + link(Path.of("/proc/self/ns/pid"));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String link(Path file) {
    try {
      return Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
