// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;

/** Tells the sum of all values of a pane, and counts panes that come before their window ends. */
final class SumOfKey extends ProcessWindowFunction<Item, Item, String, TimeWindow> {
    private final Scene scene;

    SumOfKey(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void process(String key, Context context, Iterable<Item> items, Collector<Item> out) {
        long sum = 0;
        for (Item item : items) {
            sum += item.value();
        }
        boolean early = context.pane().timing() == PaneInfo.Timing.EARLY;
        scene.witness().saw(Happening.FIRED_EARLY, early ? 1 : 0);
        out.collect(new Item(key, context.window().maxTimestamp(), sum));
    }
}
