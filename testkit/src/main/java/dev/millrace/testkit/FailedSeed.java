// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan that failed, and how to see it again. */
final class FailedSeed {
    /** Causes may run in a circle. */
    private static final int DEEPEST_CAUSE = 20;

    private final String testName;
    private final SeedRuns.Body body;
    private final CrashPlan plan;
    private final Throwable failure;

    FailedSeed(String testName, SeedRuns.Body body, CrashPlan plan, Throwable failure) {
        this.testName = testName;
        this.body = body;
        this.plan = plan;
        this.failure = failure;
    }

    /** What {@code body} throws in {@code simulation}, null if nothing. */
    static @Nullable Throwable failureOf(SeedRuns.Body body, JobSimulation simulation) {
        try {
            body.run(simulation);
            return null;
        } catch (Throwable t) {
            return t;
        }
    }

    /** The error that fails the test, when a smaller plan was looked for. */
    AssertionError error() {
        Throwable again = failureOf(body, new JobSimulation(plan));
        if (again == null || !isSame(failure, again)) {
            return new AssertionError(
                    head()
                            + "\n  Run again it "
                            + (again == null ? "does not fail" : "fails with: " + again)
                            + ". The job or the test does not repeat itself: something reads a"
                            + " clock, luck, or what an earlier run left. DeterminismCheck tells"
                            + " which function.",
                    failure);
        }
        PlanShrinking shrinking = new PlanShrinking(plan, this::failsInTheSameWay);
        CrashPlan smallest = shrinking.smallest();
        return new AssertionError(
                head() + (smallest.equals(plan) ? "" : "\n" + smaller(smallest, shrinking.runs())),
                failure);
    }

    private String head() {
        return "Seed "
                + plan.seed()
                + (plan.processes().size() == 1 ? ", without any fault," : "")
                + " fails: "
                + told(failure)
                + "\n  Plan:  "
                + PlanText.of(plan)
                + "\n  Again: "
                + replay(SeedRuns.SEED + "=" + plan.seed());
    }

    private String smaller(CrashPlan smallest, int runs) {
        Throwable itsFailure = failureOf(body, new JobSimulation(smallest));
        return "  The smallest found that fails so, in "
                + runs
                + " runs: "
                + PlanText.of(smallest)
                + "\n    with: "
                + Optional.ofNullable(itsFailure).map(FailedSeed::told).orElse("nothing")
                + "\n  Again: "
                + replay("'" + SeedRuns.PLAN + "=" + PlanText.of(smallest) + "'");
    }

    /** What is wrong, for people: the sentence of an assertion, the class of anything else too. */
    private static String told(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown instanceof AssertionError && message != null
                ? message.strip()
                : thrown.toString();
    }

    private String replay(String property) {
        return "mvn test -Dtest=" + testName + " -D" + property;
    }

    private boolean failsInTheSameWay(CrashPlan candidate) {
        Throwable other = failureOf(body, new JobSimulation(candidate));
        return other != null && isSame(failure, other);
    }

    /** Of one class, with causes of one class, and thrown out of the same line of the test. */
    private boolean isSame(Throwable one, Throwable other) {
        return one.getClass() == other.getClass()
                && firstCause(one).getClass() == firstCause(other).getClass()
                && line(one).equals(line(other));
    }

    private static Throwable firstCause(Throwable thrown) {
        Throwable first = thrown;
        for (int i = 0; i < DEEPEST_CAUSE && first.getCause() != null; i++) {
            first = first.getCause();
        }
        return first;
    }

    private String line(Throwable thrown) {
        String testClass = testName.substring(0, testName.indexOf('#'));
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> simpleName(frame.getClassName()).equals(testClass))
                .map(StackTraceElement::toString)
                .findFirst()
                .orElse("");
    }

    private static String simpleName(String className) {
        return className.substring(
                Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
