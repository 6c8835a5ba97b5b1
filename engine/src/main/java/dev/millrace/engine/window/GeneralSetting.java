// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.operator.Counters;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/**
 * What is said about windows of any kind.
 *
 * @param assigner which windows a record belongs to
 * @param merging the windows of each key, if they may merge
 * @param trigger when a window fires
 * @param contents what a window keeps
 * @param accumulation whether a firing drops it
 * @param clock the windows' time
 * @param counters the operator's counters
 * @param trial tries whether what triggers keep can be written
 */
record GeneralSetting(
        WindowAssigner<Object, Window> assigner,
        @Nullable MergingWindows merging,
        Trigger<Object, Window> trigger,
        WindowContents contents,
        AccumulationMode accumulation,
        WindowClock clock,
        Counters counters,
        WriteTrial trial) {}
