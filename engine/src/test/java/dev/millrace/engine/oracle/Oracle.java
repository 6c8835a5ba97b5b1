// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.engine.scenario.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a job has to give, computed one record after the other from the definitions: readings in the
 * order in which they arrive, and a watermark that follows each of them {@code behindMs} and 1 ms
 * behind the latest. Shares no code with the engine.
 */
final class Oracle {
    private final List<Reading> arrivals;
    private final long behindMs;

    Oracle(List<Reading> arrivals, long behindMs) {
        this.arrivals = arrivals;
        this.behindMs = behindMs;
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
            long next = reading.timeMs() - behindMs - 1;
            if (next > watermark) {
                watermark = next;
                watcher.advance(watermark);
            }
        }
        watcher.advance(Long.MAX_VALUE);
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

    /** A timer {@code afterMs} after each record: fires once per key and time, as "key@time". */
    List<String> timers(long afterMs) {
        List<String> fired = new ArrayList<>();
        TreeMap<Long, TreeSet<String>> pending = new TreeMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        pending.computeIfAbsent(reading.timeMs() + afterMs, t -> new TreeSet<>())
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
        private long start;
        private long end;
        private long sum;
        private long count;
        private boolean fired;

        Pane(long start, long end) {
            this.start = start;
            this.end = end;
        }

        void add(long value) {
            sum += value;
            count++;
        }

        String result(String key) {
            return key + "[" + start + "," + end + ") " + count + " " + sum;
        }
    }

    /** Count and sum of windows of {@code sizeMs} that begin every {@code slideMs}. */
    Answer windows(long sizeMs, long slideMs, long latenessMs) {
        Answer answer = new Answer();
        Map<String, TreeMap<Long, Pane>> panes = new TreeMap<>();
        replay(
                new Watcher() {
                    @Override
                    public void record(Reading reading, long watermark) {
                        TreeMap<Long, Pane> ofKey =
                                panes.computeIfAbsent(reading.sensor(), key -> new TreeMap<>());
                        boolean taken = false;
                        long last = Math.floorDiv(reading.timeMs(), slideMs) * slideMs;
                        for (long s = last; s > reading.timeMs() - sizeMs; s -= slideMs) {
                            long end = s + sizeMs;
                            if (end - 1 + latenessMs <= watermark) {
                                continue;
                            }
                            taken = true;
                            Pane pane = ofKey.computeIfAbsent(s, start -> new Pane(start, end));
                            pane.add(reading.value());
                            if (end - 1 <= watermark) {
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
                        Pane merged = new Pane(reading.timeMs(), reading.timeMs() + gapMs);
                        List<Pane> met = new ArrayList<>();
                        for (Pane pane : ofKey) {
                            if (pane.start <= merged.end && merged.start <= pane.end) {
                                met.add(pane);
                            }
                        }
                        for (Pane pane : met) {
                            merged.start = Math.min(merged.start, pane.start);
                            merged.end = Math.max(merged.end, pane.end);
                            merged.sum += pane.sum;
                            merged.count += pane.count;
                        }
                        if (merged.end - 1 + latenessMs <= watermark) {
                            answer.late.add(reading);
                            return;
                        }
                        ofKey.removeAll(met);
                        ofKey.add(merged);
                        merged.add(reading.value());
                        if (merged.end - 1 <= watermark) {
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
            String key,
            java.util.Collection<Pane> panes,
            long watermark,
            long latenessMs,
            Answer answer) {
        for (Iterator<Pane> i = panes.iterator(); i.hasNext(); ) {
            Pane pane = i.next();
            if (!pane.fired && pane.end - 1 <= watermark) {
                pane.fired = true;
                answer.results.add(pane.result(key));
            }
            if (pane.end - 1 <= watermark - latenessMs) {
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
                long apart = right.timeMs() - left.timeMs();
                if (left.sensor().equals(right.sensor()) && lower <= apart && apart <= upper) {
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
