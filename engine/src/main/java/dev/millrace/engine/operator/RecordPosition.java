// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

/** Tells where the record stands that a subtask is working on. */
@FunctionalInterface
public interface RecordPosition {

    /** In words: a source's split and offset, or the number of the record in the input. */
    String describe();
}
