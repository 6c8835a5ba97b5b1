// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Takes the fields of one record from FastCSV and counts them. */
abstract class FieldCollector extends AbstractBaseCsvCallbackHandler<FieldCollector> {
    private int count;

    /** Takes the field at {@code index}; {@code buffer} is valid during the call only. */
    abstract void field(int index, char[] buffer, int offset, int length);

    /** How many fields the last record had. */
    final int count() {
        return count;
    }

    @Override
    protected final void handleField(
            int index, char[] buffer, int offset, int length, boolean quoted) {
        field(index, buffer, offset, length);
    }

    @Override
    protected final FieldCollector buildRecord() {
        count = getFieldCount();
        return this;
    }
}
