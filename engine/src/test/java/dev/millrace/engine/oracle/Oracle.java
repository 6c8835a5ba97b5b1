// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.engine.scenario.Reading;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a job has to give, computed one record after the other from the definitions: readings in the
 * order in which they arrive, and a watermark that follows each of them {@code behindMs} and 1 ms
 * behind the latest. Times are numbers without end here, and cut off at the ends of {@code long}
 * only where a result shows them. Shares no code with the engine.
 */
final class Oracle {
    private static final BigInteger LAST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);

    private final List<Reading> arrivals;
    private final long behindMs;

    Oracle(List<Reading> arrivals, long behindMs) {
        this.arrivals = arrivals;
        this.behindMs = behindMs;
    }

    /** Readings of several splits none of which is late, whatever the order they are read in. */
    static Oracle ofAll(List<List<Reading>> splits, long behindMs) {
        List<Reading> all = new ArrayList<>();
        splits.forEach(all::addAll);
        all.sort(Comparator.comparingLong(Reading::timeMs));
        return new Oracle(all, behindMs);
    }

    /** What comes out: the results, and the records that were too late for them. */
    record Answer(List<String> results, List<Reading> late) {
        Answer() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Somebody who watches records and event time go by. */
    private interface Watcher {
        void record(Reading reading, long watermark);

        void advance(long watermark);
    }

    private void replay(Watcher watcher) {
        long watermark = Long.MIN_VALUE;
        for (Reading reading : arrivals) {
            watcher.record(reading, watermark);
            BigInteger next = time(reading).subtract(BigInteger.valueOf(behindMs + 1));
            if (next.compareTo(BigInteger.valueOf(watermark)) > 0) {
                watermark = next.longValueExact();
                watcher.advance(watermark);
            }
        }
        watcher.advance(Long.MAX_VALUE);
    }

    private static BigInteger time(Reading reading) {
        return BigInteger.valueOf(reading.timeMs());
    }

    /** Whether event time has come to {@code moment}; at its end it has come to every one. */
    private static boolean isReached(BigInteger moment, long watermark) {
        return watermark == Long.MAX_VALUE || moment.compareTo(BigInteger.valueOf(watermark)) <= 0;
    }

    private static long cutOff(BigInteger time) {
        return time.min(LAST).max(FIRST).longValueExact();
    }

    /** The count of each key after each of its records, in order. */
    Map<String, List<Long>> runningCounts() {
        Map<String, List<Long>> counts = new TreeMap<>();
        for (Reading reading : arrivals) {
            List<Long> ofKey = counts.computeIfAbsent(reading.sensor(), key -> new ArrayList<>());
            ofKey.add(ofKey.size() + 1L);
        }
        return counts;
    }

    /**
     * The count of each key after each of its records, where a count lives {@code lifeMs} of event
     * time after it was written. Event time has begun before.
     */
    Map<String, List<Long>> livingCounts(long lifeMs) {
        Map<String, List<Long>> counts = new TreeMap<>();
        Map<String, Long> writtenAt = new HashMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        List<Long> ofKey =
                                counts.computeIfAbsent(reading.sensor(), key -> new ArrayList<>());
                        Long written = writtenAt.put(reading.sensor(), watermark);
                        boolean lives = written != null && watermark - written < lifeMs;
                        ofKey.add(lives ? ofKey.get(ofKey.size() - 1) + 1 : 1);
                    }

                    @Override
                    public void advance(long watermark) {}
                });
        return counts;
    }

    /**
     * A timer {@code afterMs} after each record, or at the end of time if that is earlier: fires
     * once per key and time, as "key@time".
     */
    List<String> timers(long afterMs) {
        List<String> fired = new ArrayList<>();
        TreeMap<Long, TreeSet<String>> pending = new TreeMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        BigInteger due = time(reading).add(BigInteger.valueOf(afterMs));
                        pending.computeIfAbsent(cutOff(due), t -> new TreeSet<>())
                                .add(reading.sensor());
                    }

                    @Override
                    public void advance(long watermark) {
                        Map<Long, TreeSet<String>> due = pending.headMap(watermark, true);
                        due.forEach(
                                (time, keys) -> keys.forEach(key -> fired.add(key + "@" + time)));
                        due.clear();
                    }
                });
        return fired;
    }

    /** A window and what is in it. */
    private static final class Pane {
        private BigInteger start;
        private BigInteger end;
        private long sum;
        private long count;
        private boolean fired;

        Pane(BigInteger start, BigInteger end) {
            this.start = start;
            this.end = end;
        }

        boolean isOver(long latenessMs, long watermark) {
            BigInteger last = end.subtract(BigInteger.ONE);
            return isReached(last.add(BigInteger.valueOf(latenessMs)), watermark);
        }

        void add(long value) {
            sum += value;
            count++;
        }

        String result(String key) {
            return key + "[" + cutOff(start) + "," + cutOff(end) + ") " + count + " " + sum;
        }
    }

    /** Count and sum of windows of {@code sizeMs} that begin every {@code slideMs}. */
    Answer windows(long sizeMs, long slideMs, long latenessMs) {
        Answer answer = new Answer();
        BigInteger size = BigInteger.valueOf(sizeMs);
        BigInteger slide = BigInteger.valueOf(slideMs);
        Map<String, TreeMap<BigInteger, Pane>> panes = new TreeMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        TreeMap<BigInteger, Pane> ofKey =
                                panes.computeIfAbsent(reading.sensor(), key -> new TreeMap<>());
                        boolean taken = false;
                        BigInteger time = time(reading);
                        BigInteger start = time.subtract(time.mod(slide));
                        for (; start.add(size).compareTo(time) > 0; start = start.subtract(slide)) {
                            Pane found = ofKey.get(start);
                            Pane pane = found == null ? new Pane(start, start.add(size)) : found;
                            if (pane.isOver(latenessMs, watermark)) {
                                continue;
                            }
                            taken = true;
                            ofKey.put(start, pane);
                            pane.add(reading.value());
                            if (pane.isOver(0, watermark)) {
                                pane.fired = true;
                                answer.results.add(pane.result(reading.sensor()));
                            }
                        }
                        if (!taken) {
                            answer.late.add(reading);
                        }
                    }

                    @Override
                    public void advance(long watermark) {
                        panes.forEach(
                                (key, ofKey) ->
                                        fire(key, ofKey.values(), watermark, latenessMs, answer));
                    }
                });
        return answer;
    }

    /** Count and sum of sessions that end when {@code gapMs} pass without a record. */
    Answer sessions(long gapMs, long latenessMs) {
        Answer answer = new Answer();
        Map<String, List<Pane>> panes = new TreeMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        List<Pane> ofKey =
                                panes.computeIfAbsent(reading.sensor(), key -> new ArrayList<>());
                        BigInteger time = time(reading);
                        Pane merged = new Pane(time, time.add(BigInteger.valueOf(gapMs)));
                        List<Pane> met = new ArrayList<>();
                        for (Pane pane : ofKey) {
                            if (pane.start.compareTo(merged.end) <= 0
                                    && merged.start.compareTo(pane.end) <= 0) {
                                met.add(pane);
                            }
                        }
                        for (Pane pane : met) {
                            merged.start = merged.start.min(pane.start);
                            merged.end = merged.end.max(pane.end);
                            merged.sum += pane.sum;
                            merged.count += pane.count;
                        }
                        if (merged.isOver(latenessMs, watermark)) {
                            answer.late.add(reading);
                            return;
                        }
                        ofKey.removeAll(met);
                        ofKey.add(merged);
                        merged.add(reading.value());
                        if (merged.isOver(0, watermark)) {
                            merged.fired = true;
                            answer.results.add(merged.result(reading.sensor()));
                        }
                    }

                    @Override
                    public void advance(long watermark) {
                        panes.forEach(
                                (key, ofKey) -> fire(key, ofKey, watermark, latenessMs, answer));
                    }
                });
        return answer;
    }

    /** Fires what is due, and forgets what no record can reach any more. */
    private static void fire(
            String key, Collection<Pane> panes, long watermark, long latenessMs, Answer answer) {
        for (Iterator<Pane> i = panes.iterator(); i.hasNext(); ) {
            Pane pane = i.next();
            if (!pane.fired && pane.isOver(0, watermark)) {
                pane.fired = true;
                answer.results.add(pane.result(key));
            }
            if (pane.isOver(latenessMs, watermark)) {
                i.remove();
            }
        }
    }

    /** Pairs of this and {@code other} with one key in one tumbling window; nothing is late. */
    List<String> windowJoin(Oracle other, long sizeMs) {
        List<String> pairs = new ArrayList<>();
        for (Reading left : arrivals) {
            for (Reading right : other.arrivals) {
                if (left.sensor().equals(right.sensor())
                        && Math.floorDiv(left.timeMs(), sizeMs)
                                == Math.floorDiv(right.timeMs(), sizeMs)) {
                    pairs.add(pair(left, right));
                }
            }
        }
        return pairs;
    }

    /**
     * Pairs with one key whose times are {@code lower} to {@code upper} ms apart, both included.
     */
    List<String> intervalJoin(Oracle other, long lower, long upper) {
        List<String> pairs = new ArrayList<>();
        for (Reading left : arrivals) {
            for (Reading right : other.arrivals) {
                BigInteger apart = time(right).subtract(time(left));
                if (left.sensor().equals(right.sensor())
                        && BigInteger.valueOf(lower).compareTo(apart) <= 0
                        && apart.compareTo(BigInteger.valueOf(upper)) <= 0) {
                    pairs.add(pair(left, right));
                }
            }
        }
        return pairs;
    }

    static String pair(Reading left, Reading right) {
        return left.sensor()
                + " "
                + left.timeMs()
                + "/"
                + left.value()
                + " "
                + right.timeMs()
                + "/"
                + right.value();
    }
}
