// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.state.MapStateDescriptor;
import java.util.List;

/**
 * A stream whose records every subtask gets and may keep in broadcast state. Another stream is
 * connected to it.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Rule> rules = new MapStateDescriptor<>("rules");
 * BroadcastStream<Rule> everywhere = ruleChanges.broadcast(rules);
 * payments.connect(everywhere).process(new CheckRules()).print();
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class BroadcastStream<T> {
    private final DataStream<T> stream;
    private final List<MapStateDescriptor<?, ?>> states;

    BroadcastStream(DataStream<T> stream, List<MapStateDescriptor<?, ?>> states) {
        this.stream = stream;
        this.states = states;
    }

    Upstreams upstreams() {
        return stream.upstreams();
    }

    List<MapStateDescriptor<?, ?>> states() {
        return states;
    }
}
