// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine;

import dev.millrace.api.JobHandle;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.graph.Engine;
import dev.millrace.api.graph.Graph;
import dev.millrace.engine.plan.Explain;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Planner;
import dev.millrace.engine.runtime.JobLauncher;
import dev.millrace.engine.seam.JdkOutside;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.seam.SimulatedOutside;
import java.util.function.Function;

/**
 * The engine that runs a job in this process; found by {@code execute()} when {@code
 * millrace-engine} is on the class path. May be used by any number of threads.
 *
 * <pre>{@code
 * env.addSomething();
 * env.execute("my job"); // runs here
 * }</pre>
 */
public final class EmbeddedEngine implements Engine {
    private final Function<String, Outside> outsides;

    /** Runs jobs on threads of this process. Called by {@link java.util.ServiceLoader}. */
    public EmbeddedEngine() {
        this(JdkOutside::new);
    }

    private EmbeddedEngine(Function<String, Outside> outsides) {
        this.outsides = outsides;
    }

    /** Runs jobs in {@code outside}: one thread, virtual time and a seed. */
    public static EmbeddedEngine simulated(SimulatedOutside outside) {
        return new EmbeddedEngine(jobName -> outside);
    }

    @Override
    public JobHandle start(Graph graph) {
        Plan plan = Planner.plan(graph);
        return JobLauncher.launch(plan, graph, outsides.apply(graph.jobName()));
    }

    @Override
    public RestoreReport explainRestore(Graph graph) {
        Plan plan = Planner.plan(graph);
        return JobLauncher.explainRestore(plan, graph, outsides.apply(graph.jobName()));
    }

    @Override
    public String explain(Graph graph) {
        return Explain.text(Planner.plan(graph));
    }
}
