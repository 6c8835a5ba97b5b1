// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WhyReport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.collections.Int2IntCounterMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a key with a large share of a subtask's records, among those that wait for it. Records
 * carry the hash of their key, so this costs nothing before somebody asks.
 */
final class HotKeys<T> {
    /** Looks at what waits, a step or more apart: together some thousand records. */
    private static final int LOOKS = 8;

    /** Fewer records say nothing of shares. */
    private static final int FEWEST = 200;

    /**
     * The share from which on it matters to one subtask which key it is: with any parallelism, no
     * more than four times as much could be worked off.
     */
    private static final double STANDS_OUT = 0.25;

    /** Keys looked at in one step of a subtask: about a millisecond. */
    private static final int KEYS_PER_STEP = 2_000;

    private final WatchedSubtask subtask;
    private final ValueForm<T> form;

    HotKeys(WatchedSubtask subtask, ValueForm<T> form) {
        this.subtask = subtask;
        this.form = form;
    }

    /** The key with the largest share, null if none stands out or the subtask is stuck. */
    WhyReport.@Nullable HotKey<T> find() {
        if (subtask.isStuck()) {
            return null;
        }
        try {
            Int2IntCounterMap counts = new Int2IntCounterMap(0);
            for (int i = 0; i < LOOKS; i++) {
                subtask.ask(
                        () -> {
                            subtask.subtask().intake().hashesAtHand(counts::incrementAndGet);
                            return true;
                        });
            }
            return hottest(counts);
        } catch (InquiryException e) {
            return null;
        }
    }

    private WhyReport.@Nullable HotKey<T> hottest(Int2IntCounterMap counts) {
        long[] all = {0};
        int[] most = {0, 0};
        counts.forEach(
                (hash, count) -> {
                    all[0] += count;
                    if (count > most[1]) {
                        most[0] = hash;
                        most[1] = count;
                    }
                });
        double share = (double) most[1] / Math.max(1, all[0]);
        if (all[0] < FEWEST || share < STANDS_OUT) {
            return null;
        }
        return key(most[0]).map(key -> new WhyReport.HotKey<>(key, share)).orElse(null);
    }

    /** The key with this hash, formed, if the subtask remembers something of it. */
    private Optional<T> key(int hash) {
        AtomicReference<@Nullable T> found = new AtomicReference<>();
        long place = 0;
        while (place >= 0 && found.get() == null) {
            long from = place;
            place = subtask.ask(() -> stretch(from, hash, found));
        }
        return Optional.ofNullable(found.get());
    }

    private long stretch(long from, int hash, AtomicReference<@Nullable T> found) {
        int[] left = {KEYS_PER_STEP};
        for (ReadableState state : subtask.operators().get(0).states()) {
            if (state.anyKey() != null) {
                return state.scan(
                        from,
                        (key, keyHash) -> {
                            if (keyHash == hash) {
                                found.set(form.of(key));
                                return false;
                            }
                            return --left[0] > 0;
                        });
            }
        }
        return -1;
    }
}
