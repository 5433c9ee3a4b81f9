/**
 * Measures the harness: throughput, switches, cost per instance, of a grading, memory.
 *
 * <p>Other modules add a {@link paxoslab.bench.Workload}. Figures are per CPU second of the whole
 * process, because wall time on a busy machine says little. Imports {@code paxoslab.sim}, {@code
 * paxoslab.host}, {@code paxoslab.junit}, {@code paxoslab.store}, {@code paxoslab.history}, and
 * what they import.
 *
 * <pre>{@code
 * List<Figure> figures = new RpcBench(pool).measure();
 * }</pre>
 */
package paxoslab.bench;
