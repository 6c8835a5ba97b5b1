// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Event;
import java.util.ArrayList;
import java.util.List;

/** Sinks whose target is the operator's output, so that a harness sees what is visible there. */
final class CaseSinks {

    /** A record that was staged. */
    private record Staged(Object value, long timestamp) {}

    private CaseSinks() {}

    /** Hands on what it has buffered when it is told to. */
    static Sink<Object> buffering(Output target) {
        return context -> new Buffer(target);
    }

    /** Stages what it is given; it becomes visible when it is committed. */
    static Sink<Object> staging(Output target) {
        return new Staging(target);
    }

    /** A sink promises which records become visible and in which order, not when. */
    static List<Event> written(List<Event> events) {
        return events.stream().filter(Emitted.class::isInstance).toList();
    }

    private static final class Buffer implements SinkWriter<Object> {
        private final Output target;
        private final List<Staged> buffered = new ArrayList<>();

        Buffer(Output target) {
            this.target = target;
        }

        @Override
        public void write(Object value, long timestamp) throws Exception {
            buffered.add(new Staged(OperatorCase.good(value), timestamp));
        }

        @Override
        public void flush(boolean endOfInput) {
            buffered.forEach(one -> target.record(one.value, one.timestamp));
            buffered.clear();
        }
    }

    private record Staging(Output target) implements CommittingSink<Object, Staged> {

        @Override
        public CommittingWriter<Object, Staged> createWriter(WriterContext context) {
            return new Stage();
        }

        @Override
        public Committer<Staged> createCommitter(WriterContext context) {
            return (epoch, staged) ->
                    staged.forEach(one -> target.record(one.value, one.timestamp));
        }
    }

    private static final class Stage implements CommittingWriter<Object, Staged> {
        private final List<Staged> staged = new ArrayList<>();

        @Override
        public void write(Object value, long timestamp) throws Exception {
            staged.add(new Staged(OperatorCase.good(value), timestamp));
        }

        @Override
        public List<Staged> prepareCommit(long epoch, boolean endOfInput) {
            List<Staged> all = List.copyOf(staged);
            staged.clear();
            return all;
        }
    }
}
