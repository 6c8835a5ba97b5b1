// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.testkit.TestSource.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads its splits in turn, each as far as there is something to read. */
final class TestReader<T> implements SourceReader<T, Position> {
    private final ReaderContext context;
    private final Function<String, TestSplit<T>> logs;
    private final ToLongFunction<TestSplit.Line<T>> timestamps;
    private final TestSource.Alarm alarm;
    private final List<Reading> readings = new ArrayList<>();
    private boolean complete;

    TestReader(
            ReaderContext context,
            Function<String, TestSplit<T>> logs,
            ToLongFunction<TestSplit.Line<T>> timestamps,
            TestSource.Alarm alarm) {
        this.context = context;
        this.logs = logs;
        this.timestamps = timestamps;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<Position> splits) {
        splits.forEach(split -> readings.add(new Reading(split)));
    }

    @Override
    public void noMoreSplits() {
        complete = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) {
        int room = maxRecords;
        boolean slow = !complete;
        for (Reading reading : List.copyOf(readings)) {
            room -= reading.read(output, room);
            slow |= reading.status == ReaderStatus.NOTHING_NOW;
            if (reading.status == ReaderStatus.END_OF_INPUT) {
                readings.remove(reading);
            }
        }
        if (readings.isEmpty() && complete) {
            return ReaderStatus.END_OF_INPUT;
        }
        if (room < maxRecords) {
            return ReaderStatus.MORE_AVAILABLE;
        }
        return slow ? ReaderStatus.NOTHING_NOW : ReaderStatus.CAUGHT_UP;
    }

    @Override
    public List<Position> snapshotState() {
        return readings.stream().map(Reading::position).toList();
    }

    /** A split that is being read. */
    private final class Reading {
        private static final long NOT_RESTING = Long.MIN_VALUE;

        private final TestSplit<T> log;
        private int next;
        private long restUntilNs = NOT_RESTING;
        private ReaderStatus status = ReaderStatus.MORE_AVAILABLE;

        Reading(Position from) {
            this.log = logs.apply(from.splitId());
            this.next = from.next();
        }

        Position position() {
            return new Position(log.id(), next);
        }

        /** Reads at most {@code room} records; how many it were. */
        int read(ReaderOutput<T> output, int room) {
            output.split(log.id());
            status = ReaderStatus.MORE_AVAILABLE;
            int records = 0;
            while (records < room && status == ReaderStatus.MORE_AVAILABLE) {
                TestSplit.Entry<T> entry = log.read(next);
                if (entry instanceof TestSplit.Line<T> line) {
                    output.collect(line.value, timestamps.applyAsLong(line), next++);
                    records++;
                } else if (entry instanceof TestSplit.Unreadable<T> bad) {
                    output.reject(bad.payload(), next++, bad.cause());
                    records++;
                } else if (entry instanceof TestSplit.Pause<T> pause) {
                    rest(pause.ns());
                } else if (entry instanceof TestSplit.Idle<T>) {
                    stayIdle(output);
                } else {
                    endOrWait(output);
                }
            }
            return records;
        }

        private void rest(long ns) {
            if (restUntilNs == NOT_RESTING) {
                restUntilNs = context.monotonicNs() + ns;
                alarm.in(ns);
            }
            if (context.monotonicNs() < restUntilNs) {
                status = ReaderStatus.NOTHING_NOW;
            } else {
                restUntilNs = NOT_RESTING;
                next++;
            }
        }

        private void stayIdle(ReaderOutput<T> output) {
            if (log.isLast(next)) {
                status = ReaderStatus.CAUGHT_UP;
                output.caughtUp();
            } else {
                next++;
            }
        }

        private void endOrWait(ReaderOutput<T> output) {
            if (log.isEndedAt(next)) {
                status = ReaderStatus.END_OF_INPUT;
                output.splitFinished();
            } else {
                status = ReaderStatus.NOTHING_NOW;
            }
        }
    }
}
