// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test that runs a whole job through many {@link JobSimulation simulations}, one per seed.
 * The method has a parameter of that type, runs its job in it, and says what has to have come out.
 *
 * <pre>{@code
 * @SimTest(seeds = 100)
 * void squaresAreRightWhateverCrashes(JobSimulation simulation) {
 *     List<Integer> numbers = simulation.random().ints(simulation.upTo(200), 0, 9).boxed().toList();
 *     TestSource<Integer> source = simulation.source(numbers);
 *     TransactionalSink<Integer> squares = simulation.sink();
 *     WatermarkStrategy<Integer> noTime = WatermarkStrategy.noWatermarks();
 *     simulation.run(env -> env.fromSource(source, noTime, "n").map(n -> n * n).sinkTo(squares));
 *     squares.assertHolds(numbers.stream().map(n -> n * n).toList());
 * }
 * }</pre>
 *
 * <p>The method is called first for a simulation without any fault, from which is learned how much
 * the job does, then for each seed, always on the same instance of the test class: what a
 * simulation changes has to be made in the method. A failure names the seed, the one line that runs
 * it again, and the smallest plan found that fails in the same way. If no process ever went on from
 * a checkpoint in twenty seeds or more, the test fails, for then it has tested nothing.
 *
 * <p>{@code -Dmillrace.seed=17} runs one seed alone, {@code -Dmillrace.plan='…'} a plan as it was
 * printed, {@code -Dmillrace.seeds=10000} that many seeds.
 */
@Documented
@Test
@ExtendWith(SimTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SimTest {

    /** How many seeds, from 0 on. */
    int seeds() default 100;

    /** Seeds that failed once and have to be right from now on; they run first. */
    long[] regressions() default {};
}
