// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import org.jspecify.annotations.Nullable;

/**
 * The late records of one operator in one subtask, by what became of them.
 *
 * @param allowedMs the allowed lateness of its windows, null if it has none to set
 * @param accepted those within the allowed lateness, which changed a result that had been given;
 *     null if the operator accepts none
 * @param dropped those beyond it, sent to a side output or not
 */
public record LateTally(
        @Nullable Long allowedMs, @Nullable LateRecords accepted, LateRecords dropped) {}
