// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.function.ToLongFunctionEx;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.Sinks;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.trial.Trial;

/** Adds up rows and hands the sum to the current trial at the end of the input. */
final class ChecksumP<T> extends AbstractProcessor {
    private final ToLongFunctionEx<T> row;
    private final Checksum checksum = new Checksum();

    private ChecksumP(ToLongFunctionEx<T> row) {
        this.row = row;
    }

    /** A sink whose rows are made by a function. */
    static <T> Sink<T> sink(ToLongFunctionEx<T> row) {
        return Sinks.fromProcessor(
                "checksum", ProcessorMetaSupplier.of(() -> new ChecksumP<>(row)));
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean tryProcess(int ordinal, Object item) {
        checksum.add(row.applyAsLong((T) item));
        return true;
    }

    @Override
    public boolean complete() {
        Trial.current().collect(checksum);
        return true;
    }

    @Override
    public boolean closeIsCooperative() {
        return true;
    }
}
