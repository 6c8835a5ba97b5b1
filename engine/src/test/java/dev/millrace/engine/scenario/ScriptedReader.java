// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import java.util.ArrayList;
import java.util.List;

/** Plays the scripts of its splits, each in turn. */
final class ScriptedReader<T> implements SourceReader<T, Script<T>> {
    private final ReaderContext context;
    private final int recordsPerPoll;
    private final boolean endless;
    private final List<Play> plays = new ArrayList<>();
    private boolean complete;

    ScriptedReader(ReaderContext context, int recordsPerPoll, boolean endless) {
        this.context = context;
        this.recordsPerPoll = recordsPerPoll;
        this.endless = endless;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<Script<T>> splits) {
        splits.forEach(split -> plays.add(new Play(split)));
    }

    @Override
    public void noMoreSplits() {
        complete = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception {
        int room = maxRecords;
        boolean gave = false;
        boolean slow = !complete;
        for (Play play : List.copyOf(plays)) {
            int records = play.go(output, Math.min(room, recordsPerPoll));
            room -= records;
            gave |= records > 0;
            slow |= play.status == ReaderStatus.NOTHING_NOW;
            if (play.isOver() && !endless) {
                output.splitFinished();
                plays.remove(play);
            }
        }
        if (plays.isEmpty() && complete && !endless) {
            return ReaderStatus.END_OF_INPUT;
        }
        if (gave) {
            return ReaderStatus.MORE_AVAILABLE;
        }
        return slow ? ReaderStatus.NOTHING_NOW : ReaderStatus.CAUGHT_UP;
    }

    @Override
    public List<Script<T>> snapshotState() {
        return List.of();
    }

    /** A split that is being played. */
    private final class Play {
        private static final long AWAKE = Long.MIN_VALUE;

        private final Script<T> split;
        private int next;
        private long position;
        private long restUntilNs = AWAKE;
        private ReaderStatus status = ReaderStatus.MORE_AVAILABLE;

        Play(Script<T> split) {
            this.split = split;
        }

        boolean isOver() {
            return next >= split.steps().size();
        }

        int go(ReaderOutput<T> output, int room) throws Exception {
            output.split(split.splitId());
            int records = 0;
            status = ReaderStatus.MORE_AVAILABLE;
            while (!isOver() && records < room) {
                Script.Step<T> step = split.steps().get(next);
                if (step instanceof Script.Rest<T> rest) {
                    if (!isRested(rest)) {
                        status = rest.status();
                        break;
                    }
                } else if (step instanceof Script.Until<T> until) {
                    if (context.monotonicNs() < until.ns()) {
                        status = until.status();
                        break;
                    }
                } else if (step instanceof Script.Value<T> value) {
                    output.collect(value.value(), position++);
                    records++;
                } else if (step instanceof Script.Unreadable<T> bad) {
                    output.reject(bad.payload(), position++, bad.cause());
                    records++;
                } else if (step instanceof Script.Tell<T> tell) {
                    tell.listener().accept(context.monotonicNs());
                } else if (step instanceof Script.Break<T> broken) {
                    throw broken.cause();
                }
                next++;
            }
            if (status == ReaderStatus.CAUGHT_UP || (isOver() && endless)) {
                output.caughtUp();
            }
            return records;
        }

        private boolean isRested(Script.Rest<T> rest) {
            if (restUntilNs == AWAKE) {
                restUntilNs = context.monotonicNs() + rest.restNs();
            }
            if (context.monotonicNs() < restUntilNs) {
                return false;
            }
            restUntilNs = AWAKE;
            return true;
        }
    }
}
