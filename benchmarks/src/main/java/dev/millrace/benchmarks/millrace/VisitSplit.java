// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.SourceSplit;

/** A split of the visits and how far it has been read. */
record VisitSplit(int number, long position) implements SourceSplit {
    @Override
    public String splitId() {
        return "split " + number;
    }
}
