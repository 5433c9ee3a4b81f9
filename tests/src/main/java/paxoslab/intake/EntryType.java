package paxoslab.intake;

/** What an entry of a directory or an archive is. */
enum EntryType {
  FILE,
  DIRECTORY,
  /** A symbolic link, or a hard link in an archive. */
  LINK,
  /** A pipe, a socket, a device. */
  SPECIAL
}
