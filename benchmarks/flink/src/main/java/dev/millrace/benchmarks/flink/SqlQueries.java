// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.query.Rows;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.Row;

/**
 * The window queries in Flink SQL, whose aggregates share slices between windows as the DataStream
 * API does not.
 */
final class SqlQueries {
    private static final String HOT_AUCTION =
            """
            SELECT window_end, auction, bids FROM (
              SELECT window_end, auction, bids, ROW_NUMBER() OVER (
                PARTITION BY window_start, window_end ORDER BY bids DESC, auction ASC) AS place
              FROM (
                SELECT window_start, window_end, auction, COUNT(*) AS bids
                FROM TABLE(HOP(TABLE bid, DESCRIPTOR(ts), INTERVAL '1' SECOND, INTERVAL '%s' SECOND))
                GROUP BY window_start, window_end, auction))
            WHERE place = 1
            """;
    private static final String HIGHEST_BID =
            """
            SELECT window_end, MAX(price) AS price
            FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(ts), INTERVAL '10' SECOND))
            GROUP BY window_start, window_end
            """;

    private SqlQueries() {}

    /** Adds a query and its sink to a stream of events. */
    static void add(Query query, StreamExecutionEnvironment environment, DataStream<Event> events) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.getConfig().setLocalTimeZone(ZoneId.of("UTC"));
        tables.createTemporaryView("bid", bids(events), schema());
        DataStream<Row> rows = tables.toDataStream(tables.sqlQuery(text(query)));
        if (query == Query.Q7) {
            rows.sinkTo(new ChecksumSink<>(row -> Rows.of(endMs(row), number(row, "price"))));
        } else {
            rows.sinkTo(
                    new ChecksumSink<>(
                            row ->
                                    Rows.of(
                                            endMs(row),
                                            number(row, "auction"),
                                            number(row, "bids"))));
        }
    }

    private static String text(Query query) {
        return switch (query) {
            case Q5 -> HOT_AUCTION.formatted("10");
            case Q5_WIDE -> HOT_AUCTION.formatted("60");
            case Q7 -> HIGHEST_BID;
            default -> throw new IllegalArgumentException("not measured in SQL: " + query);
        };
    }

    private static DataStream<RowData> bids(DataStream<Event> events) {
        RowType type =
                RowType.of(
                        false,
                        new BigIntType[] {new BigIntType(false), new BigIntType(false)},
                        new String[] {"auction", "price"});
        return events.filter(event -> event instanceof Bid)
                .map(event -> (RowData) GenericRowData.of(event.id(), ((Bid) event).price()))
                .returns(InternalTypeInfo.of(type));
    }

    private static Schema schema() {
        return Schema.newBuilder()
                .column("auction", DataTypes.BIGINT().notNull())
                .column("price", DataTypes.BIGINT().notNull())
                .columnByMetadata("ts", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
                .watermark("ts", "SOURCE_WATERMARK()")
                .build();
    }

    private static long endMs(Row row) {
        LocalDateTime end = row.getFieldAs("window_end");
        return end.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long number(Row row, String field) {
        return row.<Long>getFieldAs(field);
    }
}
