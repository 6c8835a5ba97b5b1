// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.Sinks;
import dev.millrace.benchmarks.latency.LatencyRecorder;
import dev.millrace.benchmarks.latency.LatencyTrial;

/** Notes when window results arrive. */
final class LatencyP extends AbstractProcessor {
    private final LatencyRecorder recorder = LatencyTrial.current().recorder();

    static Sink<KeyedWindowResult<Long, Long>> sink() {
        return Sinks.fromProcessor("latency", ProcessorMetaSupplier.of(LatencyP::new));
    }

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
        recorder.row(((KeyedWindowResult<?, ?>) item).end());
        return true;
    }

    @Override
    public boolean complete() {
        recorder.close();
        return true;
    }

    @Override
    public boolean closeIsCooperative() {
        return true;
    }
}
