// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.latency.PacedReader;
import org.jspecify.annotations.Nullable;

/** Reads what is due of the split of the current latency trial that has the processor's number. */
final class PacedSourceP extends AbstractProcessor {
    private final EventTimeMapper<? super Event> mapper;

    @SuppressWarnings("NullAway.Init")
    private PacedReader reader;

    private @Nullable Traverser<Object> pending;

    private PacedSourceP(EventTimePolicy<? super Event> policy) {
        this.mapper = new EventTimeMapper<>(policy);
    }

    /** The events of the current latency trial, with their times. */
    static StreamSource<Event> source() {
        return Sources.streamFromProcessorWithWatermarks(
                "events", true, policy -> ProcessorMetaSupplier.of(() -> new PacedSourceP(policy)));
    }

    @Override
    protected void init(Context context) {
        reader = LatencyTrial.current().reader(context.globalProcessorIndex());
        mapper.addPartitions(1);
    }

    @Override
    public boolean complete() {
        if (pending != null && !emitFromTraverser(pending)) {
            return false;
        }
        pending = null;
        long nowNs = System.nanoTime();
        for (long due = reader.due(); due > 0; due--) {
            reader.advance();
            Traverser<Object> items =
                    mapper.flatMapEvent(nowNs, reader.event(), 0, reader.timestampMs());
            if (!emitFromTraverser(items)) {
                pending = items;
                return false;
            }
        }
        return reader.ended();
    }

    @Override
    public boolean closeIsCooperative() {
        return true;
    }
}
