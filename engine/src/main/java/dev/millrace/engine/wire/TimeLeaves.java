// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static dev.millrace.engine.wire.LeafGroup.parts;
import static dev.millrace.engine.wire.LeafGroup.plain;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.apache.avro.Schema;

/** The types of {@code java.time}, in all their range and precision. */
final class TimeLeaves {

    private static final ZoneOffset UTC = ZoneOffset.UTC;

    static final LeafGroup ALL = new LeafGroup();

    static {
        addPoints(ALL);
        addLocal(ALL);
        addWithOffset(ALL);
        addParts(ALL);
    }

    private TimeLeaves() {}

    private static void addPoints(LeafGroup leaves) {
        leaves.add(
                Instant.class,
                parts(Instant.class, "long seconds", "int nanos"),
                (v, out) -> {
                    out.encoder().writeLong(v.getEpochSecond());
                    out.encoder().writeInt(v.getNano());
                },
                in -> Instant.ofEpochSecond(in.decoder().readLong(), nanos(in)));
        leaves.add(
                Duration.class,
                parts(Duration.class, "long seconds", "int nanos"),
                (v, out) -> {
                    out.encoder().writeLong(v.getSeconds());
                    out.encoder().writeInt(v.getNano());
                },
                in -> Duration.ofSeconds(in.decoder().readLong(), nanos(in)));
    }

    private static void addLocal(LeafGroup leaves) {
        leaves.add(
                LocalDate.class,
                plain(Schema.Type.LONG, LocalDate.class),
                (v, out) -> out.encoder().writeLong(v.toEpochDay()),
                in -> LocalDate.ofEpochDay(in.decoder().readLong()));
        leaves.add(
                LocalTime.class,
                plain(Schema.Type.LONG, LocalTime.class),
                (v, out) -> out.encoder().writeLong(v.toNanoOfDay()),
                in -> LocalTime.ofNanoOfDay(in.decoder().readLong()));
        leaves.add(
                LocalDateTime.class,
                parts(LocalDateTime.class, "long seconds", "int nanos"),
                TimeLeaves::write,
                TimeLeaves::readLocal);
    }

    private static void addWithOffset(LeafGroup leaves) {
        leaves.add(
                OffsetTime.class,
                parts(OffsetTime.class, "long nanoOfDay", "int offsetSeconds"),
                (v, out) -> {
                    out.encoder().writeLong(v.toLocalTime().toNanoOfDay());
                    out.encoder().writeInt(v.getOffset().getTotalSeconds());
                },
                in ->
                        OffsetTime.of(
                                LocalTime.ofNanoOfDay(in.decoder().readLong()), readOffset(in)));
        leaves.add(
                OffsetDateTime.class,
                parts(OffsetDateTime.class, "long seconds", "int nanos", "int offsetSeconds"),
                (v, out) -> {
                    write(v.toLocalDateTime(), out);
                    out.encoder().writeInt(v.getOffset().getTotalSeconds());
                },
                in -> OffsetDateTime.of(readLocal(in), readOffset(in)));
        leaves.add(
                ZonedDateTime.class,
                parts(
                        ZonedDateTime.class,
                        "long seconds",
                        "int nanos",
                        "int offsetSeconds",
                        "string zone"),
                (v, out) -> {
                    write(v.toLocalDateTime(), out);
                    out.encoder().writeInt(v.getOffset().getTotalSeconds());
                    out.writeText(v.getZone().getId());
                },
                in ->
                        ZonedDateTime.ofInstant(
                                readLocal(in), readOffset(in), ZoneId.of(in.readText())));
        leaves.add(
                ZoneOffset.class,
                plain(Schema.Type.INT, ZoneOffset.class),
                (v, out) -> out.encoder().writeInt(v.getTotalSeconds()),
                TimeLeaves::readOffset);
        leaves.add(
                ZoneId.class,
                plain(Schema.Type.STRING, ZoneId.class),
                (v, out) -> out.writeText(v.getId()),
                in -> ZoneId.of(in.readText()));
    }

    private static void addParts(LeafGroup leaves) {
        leaves.add(
                Year.class,
                plain(Schema.Type.INT, Year.class),
                (v, out) -> out.encoder().writeInt(v.getValue()),
                in -> Year.of(in.decoder().readInt()));
        leaves.add(
                YearMonth.class,
                parts(YearMonth.class, "int year", "int month"),
                (v, out) -> {
                    out.encoder().writeInt(v.getYear());
                    out.encoder().writeInt(v.getMonthValue());
                },
                in -> YearMonth.of(in.decoder().readInt(), in.decoder().readInt()));
        leaves.add(
                MonthDay.class,
                parts(MonthDay.class, "int month", "int day"),
                (v, out) -> {
                    out.encoder().writeInt(v.getMonthValue());
                    out.encoder().writeInt(v.getDayOfMonth());
                },
                in -> MonthDay.of(in.decoder().readInt(), in.decoder().readInt()));
        leaves.add(
                Period.class,
                parts(Period.class, "int years", "int months", "int days"),
                (v, out) -> {
                    out.encoder().writeInt(v.getYears());
                    out.encoder().writeInt(v.getMonths());
                    out.encoder().writeInt(v.getDays());
                },
                in ->
                        Period.of(
                                in.decoder().readInt(),
                                in.decoder().readInt(),
                                in.decoder().readInt()));
    }

    private static void write(LocalDateTime v, ValueOutput out) throws IOException {
        out.encoder().writeLong(v.toEpochSecond(UTC));
        out.encoder().writeInt(v.getNano());
    }

    private static LocalDateTime readLocal(ValueInput in) throws IOException {
        return LocalDateTime.ofEpochSecond(in.decoder().readLong(), nanos(in), UTC);
    }

    private static ZoneOffset readOffset(ValueInput in) throws IOException {
        return ZoneOffset.ofTotalSeconds(in.decoder().readInt());
    }

    private static int nanos(ValueInput in) throws IOException {
        return in.readWithin(0, 999_999_999);
    }
}
