// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps all records in memory, for tests and small results. Records of one subtask keep their
 * order; those of several come as they come.
 *
 * <pre>{@code
 * CollectSink<String> results = new CollectSink<>();
 * words.sinkTo(results);
 * env.execute("words");
 * assertThat(results.records()).containsExactly("to", "be");
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class CollectSink<T> implements Sink<T> {
    private final Object lock = new Object();
    private final List<T> records = new ArrayList<>(); // guarded by lock

    /** A copy of what has come so far; any thread may ask at any time. */
    public List<T> records() {
        synchronized (lock) {
            return new ArrayList<>(records);
        }
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return (value, timestamp) -> {
            synchronized (lock) {
                records.add(value);
            }
        };
    }
}
