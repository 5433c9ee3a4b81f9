package paxoslab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code lab --version} prints. */
final class LabVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"Paxos Lab " + number(), "Java ${java.version}"};
  }

  /** Such as {@code 0.1.0}. */
  static String number() throws IOException {
    Properties build = new Properties();
    try (InputStream in = LabVersion.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    }
    return build.getProperty("version", "(unknown)");
  }
}
