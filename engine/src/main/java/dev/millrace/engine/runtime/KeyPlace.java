// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;

/**
 * Where a page of keys begins.
 *
 * @param place what {@link dev.millrace.engine.inspect.ReadableState#scan} goes on from
 */
record KeyPlace(int subtask, long place) {

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InquiryException if it is no such text
     */
    static KeyPlace of(String text, int subtasks) {
        String[] parts = text.split("\\.", -1);
        try {
            KeyPlace read = new KeyPlace(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            if (parts.length == 2
                    && read.subtask >= 0
                    && read.subtask < subtasks
                    && read.place >= 0) {
                return read;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Said below, like any other text that was not written here.
        }
        throw InquiryException.notSensible(
                "'" + text + "' is no place among keys: give what the page before gave as next");
    }

    String text() {
        return subtask + "." + place;
    }
}
