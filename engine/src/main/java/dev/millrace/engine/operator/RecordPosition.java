// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

/** Tells where the record stands that a subtask is working on. */
public interface RecordPosition {

    /** What it is a record of: the id of a source's split, or the input of an operator. */
    String input();

    /** Where it stands there: as the source counts, or its number in the subtask's input. */
    long position();

    /** Both in words. */
    default String describe() {
        return input() + ", position " + position();
    }
}
