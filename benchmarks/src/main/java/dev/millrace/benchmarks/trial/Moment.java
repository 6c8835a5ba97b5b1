// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a run has come by now.
 *
 * @param timeNs on the clock of {@link System#nanoTime}
 * @param cpuNs what all threads of the process have used, so that a figure can be judged on a busy
 *     machine
 * @param collectingMs what garbage collection has taken
 * @param events so far
 */
public record Moment(long timeNs, long cpuNs, long collectingMs, long events) {
    private static final OperatingSystemMXBean CPU =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** This one. */
    public static Moment with(long events) {
        long collectingMs =
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum();
        return new Moment(System.nanoTime(), CPU.getProcessCpuTime(), collectingMs, events);
    }

    public double secondsTo(Moment later) {
        return (later.timeNs - timeNs) / 1e9;
    }

    /** What the process used from this moment on. */
    public double cpuSecondsTo(Moment later) {
        return (later.cpuNs - cpuNs) / 1e9;
    }

    public double perSecondTo(Moment later) {
        return (later.events - events) / secondsTo(later);
    }

    /** Events for each second of processor time of the process. */
    public double perCpuSecondTo(Moment later) {
        return (later.events - events) / cpuSecondsTo(later);
    }

    /** All of it, by the names that results have. */
    public Map<String, Double> figuresTo(Moment later) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("eventsPerSecond", perSecondTo(later));
        figures.put("eventsPerCpuSecond", perCpuSecondTo(later));
        figures.put("measuredSeconds", secondsTo(later));
        figures.put("eventsBefore", (double) events);
        figures.put("collectingMs", (double) (later.collectingMs - collectingMs));
        return figures;
    }
}
