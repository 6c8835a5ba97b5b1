// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.engine.operator.RecordPosition;

/** Names the split and the position of the record that a source's chain is working on. */
final class SourcePosition implements RecordPosition {
    private final ReadBuffer buffer;
    private String splitId = "(none)";

    SourcePosition(ReadBuffer buffer) {
        this.buffer = buffer;
    }

    void in(String splitId) {
        this.splitId = splitId;
    }

    @Override
    public String input() {
        return splitId;
    }

    @Override
    public long position() {
        return buffer.position();
    }

    @Override
    public String describe() {
        return "split '" + splitId + "', position " + position();
    }
}
