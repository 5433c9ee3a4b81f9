package paxoslab.sim;

import paxoslab.api.Request;

/** A call under way. */
final class Rpc {
  final int id;
  final int from;
  final int to;
  final int call;
  final Request<?> request;
  final int sendEvent;
  boolean open = true;

  Rpc(int id, int from, int to, int call, Request<?> request, int sendEvent) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.call = call;
    this.request = request;
    this.sendEvent = sendEvent;
  }
}
