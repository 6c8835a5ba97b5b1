// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that the thread of a subtask answers. Whoever claims it first answers it: the subtask
 * between two steps, or the one who asked, once there are no more steps.
 */
final class Inquiry<T> implements Runnable {
    private final Supplier<T> question;
    private final Runnable whenAnswered;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable T answer;
    private @Nullable RuntimeException failure;
    private volatile boolean answered;

    Inquiry(Supplier<T> question, Runnable whenAnswered) {
        this.question = question;
        this.whenAnswered = whenAnswered;
    }

    /** Answers it unless somebody else has or does. */
    @Override
    public void run() {
        if (!claimed.compareAndSet(false, true)) {
            return;
        }
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            failure = e;
        } catch (StackOverflowError | LinkageError | AssertionError e) {
            failure = new IllegalStateException("A value could not be shown: " + e, e);
        } finally {
            answered = true;
            whenAnswered.run();
        }
    }

    /** Nobody is to answer it any more; whether nobody had begun. */
    boolean withdraw() {
        return claimed.compareAndSet(false, true);
    }

    boolean isAnswered() {
        return answered;
    }

    /** The answer, once there is one; throws what the question threw. */
    T answer() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(answer, "a question's answer");
    }
}
