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
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Reads the split of the current trial that has the processor's number. */
final class LogSourceP extends AbstractProcessor {
    /** Events given out at each call: a fraction of the millisecond that a call may take. */
    private static final int AT_ONCE = 1024;

    private final EventTimeMapper<? super Event> mapper;

    @SuppressWarnings("NullAway.Init")
    private SplitReader split;

    private @Nullable Traverser<Object> pending;

    private LogSourceP(EventTimePolicy<? super Event> policy) {
        this.mapper = new EventTimeMapper<>(policy);
    }

    /** The events of the current trial, with their times. */
    static StreamSource<Event> source() {
        return Sources.streamFromProcessorWithWatermarks(
                "events", true, policy -> ProcessorMetaSupplier.of(() -> new LogSourceP(policy)));
    }

    @Override
    protected void init(Context context) {
        split = Trial.current().reader(context.globalProcessorIndex());
        mapper.addPartitions(1);
    }

    @Override
    public boolean complete() {
        if (pending != null && !emitFromTraverser(pending)) {
            return false;
        }
        pending = null;
        long nowNs = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            if (!split.advance()) {
                return true;
            }
            Traverser<Object> items =
                    mapper.flatMapEvent(nowNs, split.event(), 0, split.timestampMs());
            if (!emitFromTraverser(items)) {
                pending = items;
                return false;
            }
        }
        return false;
    }

    @Override
    public boolean closeIsCooperative() {
        return true;
    }
}
