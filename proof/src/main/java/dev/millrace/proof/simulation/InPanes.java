// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.window.AfterWatermark;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.EventTimeTrigger;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.PurgingTrigger;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Triggers;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;

/**
 * Sums that are told bit by bit, before they are complete. Which bits depends on the interleaving,
 * but each record is in exactly one, so what the next operator makes of all bits does not.
 */
final class InPanes {
    private static final int RECORDS_OF_A_PANE = 2;
    private static final int RECORDS_OF_A_COUNT = 3;

    private InPanes() {}

    /** Of each window what has come since the last pane. */
    static SingleOutputStreamOperator<Item> windows(
            Scene scene, KeyedStream<Item, String> stream, Duration size) {
        return stream.window(TumblingEventTimeWindows.of(size))
                .trigger(early())
                .discardingPanes()
                .reduce(Functions::sum, () -> new SumOfKey(scene));
    }

    /** As {@link #windows}, of windows that merge, which keep their records until they are told. */
    static SingleOutputStreamOperator<Item> sessions(
            Scene scene, KeyedStream<Item, String> stream, Duration gap) {
        return stream.window(EventTimeSessionWindows.withGap(gap))
                .trigger(early())
                .discardingPanes()
                .process(() -> new SumOfKey(scene));
    }

    /** Of so many records of a key each, and of those that are left at the end of time. */
    static SingleOutputStreamOperator<Item> counts(KeyedStream<Item, String> stream) {
        Trigger<Object, GlobalWindow> full =
                Triggers.any(CountTrigger.of(RECORDS_OF_A_COUNT), EventTimeTrigger.create());
        return stream.window(GlobalWindows.create())
                .trigger(PurgingTrigger.of(full))
                .reduce(Functions::sum);
    }

    private static Trigger<Object, TimeWindow> early() {
        return AfterWatermark.<Object, TimeWindow>pastEndOfWindow()
                .withEarlyFirings(CountTrigger.of(RECORDS_OF_A_PANE));
    }
}
