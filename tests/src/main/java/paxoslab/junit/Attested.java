package paxoslab.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A lesson that expects something which messages don't show: only the process in which peers run
 * sees whether a value is still held, or a task still waits. In grading that process is in the
 * student's hands, so such points are bounded.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Attested {}
