// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.ExpiryRounds;
import dev.millrace.engine.state.KeyedRows;
import dev.millrace.engine.state.RowStateStore;
import dev.millrace.engine.state.RowStates;
import dev.millrace.engine.state.StateClock;
import dev.millrace.engine.state.StateRefusedException;
import dev.millrace.engine.wire.UnsupportedValueException;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one keyed operator keeps in one subtask: the rows of its keys, the handles onto them, and
 * the timers. Owned by the subtask's thread.
 */
final class KeyedScope {
    private final KeyedRows rows;
    private final RowStateStore store;
    private final KeyedTimers timers;
    private final ExpiryRounds rounds;
    private final WriteTrial trial;
    private @Nullable Class<?> keyClass;

    KeyedScope(OperatorContext context) {
        trial = context.trial();
        int groups = context.maxParallelism();
        rows =
                new KeyedRows(
                        groups,
                        KeyGroups.firstOf(context.subtask(), groups, context.parallelism()),
                        KeyGroups.endOf(context.subtask(), groups, context.parallelism()));
        timers = new KeyedTimers(rows, context);
        rounds = new ExpiryRounds(rows, context.clock().wallMs());
        store =
                new RowStateStore(
                        rows,
                        new StateClock(context.clock()::wallMs, timers::currentWatermark),
                        context.trial());
    }

    /** Fires what is due and removes some of what has expired; whether there was anything to do. */
    boolean poll(long nowMs, TimerTarget target) {
        boolean fired = timers.poll(nowMs, target);
        return rounds.goOn(nowMs) || fired;
    }

    /**
     * When a timer is due. A round is not waited for: it comes with the first poll after its time,
     * and a simulation must not skip to it what a reader has by then.
     */
    long nextPollMs() {
        return timers.nextProcessingTime();
    }

    /** Makes {@code key} the current one; no look-up is made before its state is asked for. */
    void enter(Object key, int hash) {
        if (key.getClass() != keyClass) {
            look(key);
        }
        rows.setCurrentKey(key, hash);
    }

    private void look(Object key) {
        try {
            trial.ofKey(key);
        } catch (UnsupportedValueException e) {
            throw new StateRefusedException(
                    "checkpoints could not write the key: " + e.getMessage(), e);
        }
        keyClass = key.getClass();
    }

    Object key() {
        return rows.currentKey();
    }

    /** The states of its keys, {@code others}, and its timers. */
    List<ReadableState> states(List<ReadableState> others) {
        List<ReadableState> states = new ArrayList<>(RowStates.of(rows));
        states.addAll(others);
        states.addAll(timers.states());
        return states;
    }

    /** What is to be remembered of it, and {@code others}. */
    List<SnapshotPart> parts(List<SnapshotPart> others) {
        List<SnapshotPart> parts = new ArrayList<>(others);
        parts.add(rows.part("keyed"));
        parts.addAll(timers.parts());
        return parts;
    }

    KeyedRows rows() {
        return rows;
    }

    RowStateStore store() {
        return store;
    }

    KeyedTimers timers() {
        return timers;
    }
}
