package paxoslab.sim;

import paxoslab.host.Stimulus;

/** What a peer is to be told, and the event that causes it. */
record Told(int peer, Stimulus stimulus, int cause) {}
