package paxoslab.host;

/** What comes next: this host is told this stimulus at this virtual time. */
public record Cue(Host host, long nowMicros, Stimulus stimulus) {}
