// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Takes the fields of one record, from FastCSV if there are quotes. */
abstract class FieldCollector extends AbstractBaseCsvCallbackHandler<FieldCollector> {
    private int count;

    /** Takes the field at {@code index}, which is {@code text} from {@code from} to {@code to}. */
    abstract void field(int index, String text, int from, int to);

    /** How many fields the last record from FastCSV had. */
    final int count() {
        return count;
    }

    @Override
    protected final void handleField(
            int index, char[] buffer, int offset, int length, boolean quoted) {
        field(index, new String(buffer, offset, length), 0, length);
    }

    @Override
    protected final FieldCollector buildRecord() {
        count = getFieldCount();
        return this;
    }
}
