package paxoslab.child;

/** How a child ended, in words that follow "the peers' process". */
final class ExitStatus {
  /** A shell's way, and a jail's, to say that a signal ended a process. */
  private static final int SIGNALLED = 128;

  private ExitStatus() {}

  static String inWords(int status, int heapMegabytes) {
    if (status == ChildMain.OUT_OF_MEMORY) {
      return "ran out of memory (its heap has " + heapMegabytes + " MB)";
    } else if (status == ChildMain.BROKEN) {
      return "lost its way: something outside of the peers' own methods failed in it";
    } else if (status > SIGNALLED && status <= SIGNALLED + 64) {
      return "was killed by signal " + (status - SIGNALLED) + signal(status - SIGNALLED);
    }
    return "ended with status " + status + ": does the code call System.exit or halt?";
  }

  private static String signal(int signal) {
    return switch (signal) {
      case 6 -> " (abort)";
      case 9 -> " (kill): did it use more than the machine gives?";
      case 11 -> " (memory fault)";
      case 24 -> " (CPU time)";
      case 25 -> " (file size)";
      default -> "";
    };
  }
}
