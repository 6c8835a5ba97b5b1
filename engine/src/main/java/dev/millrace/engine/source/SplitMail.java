// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.SourceSplit;
import dev.millrace.engine.exchange.Control;

/** What the coordinator tells a reader. */
sealed interface SplitMail {

    /** A split to read. */
    record Assigned(SourceSplit split) implements SplitMail {}

    /** What was assigned before is the reader's in this checkpoint, what comes after is not. */
    record AtBarrier(Control.Barrier barrier) implements SplitMail {}

    /** No split follows. */
    record NoMoreSplits() implements SplitMail {}
}
