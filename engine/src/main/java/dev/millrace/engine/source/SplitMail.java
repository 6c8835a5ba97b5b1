// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.SourceSplit;

/** What the coordinator tells a reader. */
sealed interface SplitMail {

    /** A split to read. */
    record Assigned(SourceSplit split) implements SplitMail {}

    /** No split follows. */
    record NoMoreSplits() implements SplitMail {}
}
