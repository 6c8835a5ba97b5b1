// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the watermarks that arrive; made for one subtask. */
public final class WatermarkSink<T> implements Sink<T> {
    private final List<Long> watermarks = new CopyOnWriteArrayList<>();

    public List<Long> watermarks() {
        return watermarks;
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(T value, long timestamp) {}

            @Override
            public void watermark(long watermark) {
                watermarks.add(watermark);
            }
        };
    }
}
