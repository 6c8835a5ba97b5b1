// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.api.stream.DataStream;
import java.util.ArrayList;
import java.util.List;

/** Built-in sources and sinks, and a sink of one's own. */
final class Outputs {
    private Outputs() {}

    static GeneratorSource<Long> paced() {
        // snippet: generator-source
        GeneratorSource<Long> ticks =
                GeneratorSource.<Long>endless(i -> i).withRate(RateLimit.perSecond(1_000));
        // end
        return ticks;
    }

    interface Mailer {
        void send(Order order) throws Exception;
    }

    static void functionSink(DataStream<Order> orders, Mailer mailer) {
        // snippet: function-sink
        orders.sinkTo(FunctionSink.of(mailer::send).blocking()).name("mail").setParallelism(1);
        // end
    }

    interface Table {
        void insertAll(List<Order> orders) throws Exception;
    }

    // snippet: sink
    /** Inserts orders a hundred at a time. */
    record TableSink(Table table) implements Sink<Order> {
        @Override
        public boolean isBlocking() {
            return true;
        }

        @Override
        public SinkWriter<Order> createWriter(WriterContext context) {
            return new TableWriter(table);
        }
    }

    static final class TableWriter implements SinkWriter<Order> {
        private final Table table;
        private final List<Order> waiting = new ArrayList<>();

        TableWriter(Table table) {
            this.table = table;
        }

        @Override
        public void write(Order order, long timestamp) throws Exception {
            waiting.add(order);
            if (waiting.size() == 100) {
                flush(false);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws Exception {
            table.insertAll(List.copyOf(waiting));
            waiting.clear();
        }
    }
    // end
}
