// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import java.util.List;

/** A number that belongs to a subtask, as the one item of a list. */
final class Tally {
    private final ListState<Long> items;
    private long count;

    /**
     * @param inherits whether what is in the list is this subtask's, which may be what several had
     */
    Tally(ListState<Long> items, boolean inherits) throws Exception {
        this.items = items;
        if (inherits) {
            for (long item : items.get()) {
                count += item;
            }
        }
        items.clear();
        if (count > 0) {
            items.add(count);
        }
    }

    /** A list whose items are dealt out at another parallelism. */
    static ListStateDescriptor<Long> dealt() {
        return new ListStateDescriptor<>("dealt");
    }

    /** A list that every subtask gets whole. */
    static ListStateDescriptor<Long> shared() {
        return new ListStateDescriptor<>("shared");
    }

    void count() throws Exception {
        count++;
        items.update(List.of(count));
    }
}
