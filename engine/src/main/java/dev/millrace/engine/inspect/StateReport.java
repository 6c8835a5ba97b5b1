// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of one operator, whose uid is {@code id}. */
public record StateReport(String id, String name, List<State> states) {

    /**
     * One state.
     *
     * @param keyType class of the keys as far as seen, else null
     * @param valueType class of the values as far as seen, else null
     * @param keys keys that have it; for a state without keys its entries
     * @param bytes memory of its tables, without the objects of the user
     */
    public record State(
            String name,
            StateScope scope,
            StateForm kind,
            @Nullable String keyType,
            @Nullable String valueType,
            long keys,
            long bytes,
            List<Share> subtasks) {}

    /** The share of one subtask. */
    public record Share(int index, long keys, long bytes) {}
}
