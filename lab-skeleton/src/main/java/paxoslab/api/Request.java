package paxoslab.api;

/** A message that is answered with an {@code R}. */
public sealed interface Request<R> permits PrepareArgs, AcceptArgs, ChooseArgs, SeqArgs {}
