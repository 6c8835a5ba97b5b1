// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.KeySelector;

/** The key of what goes from the first half of a window by key to the second. */
final class RecordOrPartialKey implements KeySelector<Object, Object> {
    private static final long serialVersionUID = 1L;

    private final KeySelector<Object, Object> ofRecord;

    RecordOrPartialKey(KeySelector<Object, Object> ofRecord) {
        this.ofRecord = ofRecord;
    }

    @Override
    public Object getKey(Object value) throws Exception {
        return value instanceof SlicePartial partial ? partial.key : ofRecord.getKey(value);
    }
}
