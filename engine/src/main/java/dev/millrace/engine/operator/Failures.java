// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.exchange.Output;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies the error policy of one operator in one subtask: every record that fails has exactly one
 * outcome, which is counted.
 *
 * <p>Owned by the subtask's thread; the count is read by others.
 */
public final class Failures {
    private final String operator;
    private final int subtask;
    private final ErrorPolicy policy;
    private final @Nullable Output deadLetters;
    private final RecordPosition position;
    private final BooleanSupplier interrupted;
    private long count;

    /**
     * @param deadLetters receives {@link DeadLetter}s; null unless the policy makes some
     * @param position where the record stands that the subtask is working on
     * @param interrupted whether the subtask's thread was interrupted because the job ends
     */
    public Failures(
            String operator,
            int subtask,
            ErrorPolicy policy,
            @Nullable Output deadLetters,
            RecordPosition position,
            BooleanSupplier interrupted) {
        this.operator = operator;
        this.subtask = subtask;
        this.policy = policy;
        this.deadLetters = deadLetters;
        this.position = position;
        this.interrupted = interrupted;
    }

    /** A record could not be processed. Throws if the policy is to fail, and on an Error. */
    public void handle(Throwable cause, @Nullable Object payload, long timestamp) {
        if (cause instanceof OperatorFailure alreadyNamed) {
            throw alreadyNamed;
        }
        if (isBeyondPolicy(cause) || policy instanceof ErrorPolicy.Fail) {
            throw fatal(cause, payload, timestamp);
        }
        count++;
        if (deadLetters != null) {
            deadLetters.record(
                    new DeadLetter(
                            operator,
                            subtask,
                            position.input(),
                            position.position(),
                            payload,
                            timestamp,
                            cause),
                    timestamp);
        }
    }

    /**
     * As the other one, for work that has no record at hand, such as the firing of a window.
     *
     * @param doing what failed, as in "to fire window X"
     * @param payload what a dead letter carries
     */
    public void handle(Throwable cause, String doing, Object payload, long timestamp) {
        if (isBeyondPolicy(cause) || policy instanceof ErrorPolicy.Fail) {
            throw fatal(cause, doing);
        }
        handle(cause, payload, timestamp);
    }

    /** An interrupt says that the job ends, and nothing of the record at hand. */
    private boolean isBeyondPolicy(Throwable cause) {
        return cause instanceof Error || interrupted.getAsBoolean();
    }

    /** What a failure of this operator looks like, whatever the policy. */
    public OperatorFailure fatal(Throwable cause, @Nullable Object payload, long timestamp) {
        String time = timestamp == Long.MIN_VALUE ? "" : " at event time " + timestamp + " ms";
        return new OperatorFailure(
                operator,
                subtask,
                prefix()
                        + " failed on "
                        + position.describe()
                        + time
                        + ": "
                        + Excerpt.of(payload)
                        + " — "
                        + cause,
                cause);
    }

    /** A failure that has nothing to do with one record: in open, close, or a timer. */
    public OperatorFailure fatal(Throwable cause, String doing) {
        if (cause instanceof OperatorFailure alreadyNamed) {
            return alreadyNamed;
        }
        return new OperatorFailure(
                operator, subtask, prefix() + " failed " + doing + ": " + cause, cause);
    }

    /** Records skipped or sent to dead letters so far. */
    public long count() {
        return count;
    }

    private String prefix() {
        return "Operator '" + operator + "', subtask " + subtask + ",";
    }
}
