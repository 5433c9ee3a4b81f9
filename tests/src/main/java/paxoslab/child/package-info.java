/**
 * Peers in a child JVM: what grading needs, so that a student's code can touch no verdict.
 *
 * <p>The parent keeps seed, world, clients and checks. {@link paxoslab.child.ChildHosts} starts the
 * child (in a {@link paxoslab.child.Jail} where the machine has one) and stands for its peers: each
 * stimulus goes over a pipe as one frame, each answer comes back as one, and both sides check what
 * they read. The child, {@link paxoslab.child.ChildMain}, runs ordinary local hosts; it is told
 * neither the seed, nor the lesson, nor what became of it. Imports {@code paxoslab.api}, {@code
 * paxoslab.wire}, {@code paxoslab.solution}, {@code paxoslab.host}.
 *
 * <pre>{@code
 * try (ChildHosts hosts = new ChildHosts(solution, Jail.best(), ChildLimits.DEFAULT)) {
 *   Grading grading = new Grader(solution, options, hosts).grade(GradedSuite.lessons());
 * }
 * }</pre>
 */
package paxoslab.child;
