// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;

/** Prints items to standard output; Jet's own sink goes through the log. */
final class PrintP extends AbstractProcessor {
    static ProcessorMetaSupplier supplier() {
        return ProcessorMetaSupplier.of(PrintP::new);
    }

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
        System.out.println(item);
        return true;
    }
}
