// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.connector.SourceSplit;

/** A split of a trial, by its number; nothing is ever restored here, so it has no position. */
record NumberedSplit(int number) implements SourceSplit {
    @Override
    public String splitId() {
        return "split " + number;
    }
}
