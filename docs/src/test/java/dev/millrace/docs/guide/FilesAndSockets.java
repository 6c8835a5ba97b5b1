// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.PacedSource;
import dev.millrace.api.connector.Source;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.files.FileSink;
import dev.millrace.connector.files.FileSource;
import dev.millrace.connector.socket.Reconnect;
import dev.millrace.connector.socket.SocketTextSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Files and sockets. */
final class FilesAndSockets {
    private FilesAndSockets() {}

    // snippet: files-records
    record Flight(
            Instant reported,
            Instant scheduled,
            String origin,
            String destination,
            int delayMin,
            int distanceMi) {}

    record Hour(Instant windowStart, String airport, long flights) {}

    // end

    static void flights(StreamExecutionEnvironment env, DataStream<Hour> hours) {
        // snippet: files
        FileSource<Flight> flights = FileSource.csv(Flight.class, Path.of("flights.csv.gz"));
        FileSink<Hour> hourly =
                FileSink.csv(Hour.class, Path.of("out")).prefix("hourly").overwrite();
        // end
        env.fromSource(flights, WatermarkStrategy.noWatermarks(), "flights").print();
        hours.sinkTo(hourly);
    }

    static void files(StreamExecutionEnvironment env, WatermarkStrategy<Order> byTime) {
        // snippet: file-source
        FileSource<Order> arriving =
                FileSource.csv(Order.class, Path.of("inbox"))
                        .matching("orders-*.csv.gz")
                        .watching(Duration.ofSeconds(1));
        env.fromSource(arriving, byTime, "orders")
                .onError(ErrorPolicy.skip())
                .filter(order -> order.cents() > 100_000)
                .sinkTo(FileSink.jsonLines(Order.class, Path.of("large")).gzip());
        // end
    }

    static Source<Order, ?, ?> paced(FileSource<Order> orders) {
        // snippet: paced
        var replayed = PacedSource.of(orders, order -> order.placed().toEpochMilli(), 600);
        // end
        return replayed;
    }

    static SocketTextSource lines() {
        // snippet: socket
        SocketTextSource lines =
                SocketTextSource.of("localhost", 9999)
                        .reconnecting(Reconnect.always(Duration.ofSeconds(1)));
        // end
        return lines;
    }
}
