// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Aligned windows in the plainest way there is: every window of every key keeps its records in a
 * list. Shares nothing with what it is to check but the assignment of windows.
 */
final class WindowOracle {
    private record Place(long shop, TimeWindow window) {}

    private static final class Pane {
        final List<Sale> sales = new ArrayList<>();
        long fired;
    }

    private final WindowGrid grid;
    private final long latenessMs;
    private final AccumulationMode mode;
    private final Function<List<Sale>, Object> value;
    private final Map<Place, Pane> panes = new HashMap<>();
    private long watermark = Long.MIN_VALUE;
    private long late;
    private long accepted;

    WindowOracle(
            WindowGrid grid,
            long latenessMs,
            AccumulationMode mode,
            Function<List<Sale>, Object> value) {
        this.grid = grid;
        this.latenessMs = latenessMs;
        this.mode = mode;
        this.value = value;
    }

    /** What follows from one record. */
    List<Fired> record(Sale sale) {
        List<Fired> fired = new ArrayList<>();
        List<TimeWindow> windows = grid.windowsOf(sale.time());
        List<TimeWindow> kept = windows.stream().filter(window -> !isDropped(window)).toList();
        if (!windows.isEmpty() && kept.isEmpty()) {
            late++;
        }
        if (kept.stream().anyMatch(window -> window.maxTimestamp() <= watermark)) {
            accepted++;
        }
        for (TimeWindow window : kept) {
            Place place = new Place(sale.shop(), window);
            Pane pane = panes.computeIfAbsent(place, ignored -> new Pane());
            pane.sales.add(sale);
            if (window.maxTimestamp() <= watermark) {
                fired.add(fire(place, pane));
            }
        }
        return fired;
    }

    /** What follows from a watermark. */
    List<Fired> watermark(long to) {
        long before = watermark;
        watermark = to;
        List<Fired> fired = new ArrayList<>();
        panes.forEach(
                (place, pane) -> {
                    long last = place.window().maxTimestamp();
                    if (last > before && last <= to) {
                        fired.add(fire(place, pane));
                    }
                });
        panes.keySet().removeIf(place -> isDropped(place.window()));
        fired.sort(Comparator.comparing(one -> one.window().maxTimestamp()));
        return fired;
    }

    private Fired fire(Place place, Pane pane) {
        PaneInfo.Timing timing = pane.fired == 0 ? PaneInfo.Timing.ON_TIME : PaneInfo.Timing.LATE;
        PaneInfo info =
                new PaneInfo(timing, pane.fired, pane.fired == 0, isDropped(place.window()));
        Object result = value.apply(List.copyOf(pane.sales));
        pane.fired++;
        if (mode == AccumulationMode.DISCARDING) {
            pane.sales.clear();
        }
        return new Fired(place.shop(), place.window(), result, info);
    }

    private boolean isDropped(TimeWindow window) {
        long last = window.maxTimestamp();
        long drop = last > Long.MAX_VALUE - latenessMs ? Long.MAX_VALUE : last + latenessMs;
        return drop <= watermark;
    }

    long late() {
        return late;
    }

    long accepted() {
        return accepted;
    }
}
