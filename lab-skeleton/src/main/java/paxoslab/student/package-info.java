/** The student's peer: the one place that a student edits. Imports {@code paxoslab.api}. */
package paxoslab.student;
