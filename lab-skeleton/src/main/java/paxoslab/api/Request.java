package paxoslab.api;

/**
 * A message that is answered with an {@code R}. There are no others than those listed.
 *
 * @param <R> the type of the answer
 */
public sealed interface Request<R>
    permits PrepareArgs, AcceptArgs, ChooseArgs, SeqArgs, GetArgs, PutArgs, AppendArgs {}
