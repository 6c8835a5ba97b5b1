// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static dev.millrace.engine.wire.LeafGroup.parts;
import static dev.millrace.engine.wire.LeafGroup.plain;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;

/** The leaves of other packages: texts, large numbers, counters, optionals, windows. */
final class OtherLeaves {
    private static final int UUID_BYTES = 16;

    static final LeafGroup ALL = new LeafGroup();

    static {
        addTexts(ALL);
        addBigNumbers(ALL);
        addCounters(ALL);
        addOptionals(ALL);
        addOthers(ALL);
    }

    private OtherLeaves() {}

    private static void addTexts(LeafGroup leaves) {
        leaves.add(
                URI.class,
                plain(Schema.Type.STRING, URI.class),
                (v, out) -> out.writeText(v.toString()),
                in -> URI.create(in.readText()));
        leaves.add(
                Locale.class,
                plain(Schema.Type.STRING, Locale.class),
                (v, out) -> out.writeText(v.toLanguageTag()),
                in -> Locale.forLanguageTag(in.readText()));
        leaves.add(
                Currency.class,
                plain(Schema.Type.STRING, Currency.class),
                (v, out) -> out.writeText(v.getCurrencyCode()),
                in -> Currency.getInstance(in.readText()));
    }

    private static void addBigNumbers(LeafGroup leaves) {
        leaves.add(
                BigInteger.class,
                plain(Schema.Type.BYTES, BigInteger.class),
                (v, out) -> out.encoder().writeBytes(v.toByteArray()),
                in -> new BigInteger(in.readBytes()));
        leaves.add(
                BigDecimal.class,
                parts(BigDecimal.class, "bytes unscaled", "int scale"),
                (v, out) -> {
                    out.encoder().writeBytes(v.unscaledValue().toByteArray());
                    out.encoder().writeInt(v.scale());
                },
                in -> new BigDecimal(new BigInteger(in.readBytes()), in.decoder().readInt()));
        Schema uuid = Schema.createFixed("UUID", null, "java.util", UUID_BYTES);
        uuid.addProp(Names.CLASS, UUID.class.getName());
        leaves.add(
                UUID.class,
                uuid,
                (v, out) ->
                        out.writeBigEndian(v.getMostSignificantBits(), v.getLeastSignificantBits()),
                in -> new UUID(in.readBigEndian(), in.readBigEndian()));
    }

    private static void addCounters(LeafGroup leaves) {
        leaves.add(
                AtomicLong.class,
                plain(Schema.Type.LONG, AtomicLong.class),
                (v, out) -> out.encoder().writeLong(v.get()),
                in -> new AtomicLong(in.decoder().readLong()),
                v -> LongNode.valueOf(v.get()));
        leaves.add(
                AtomicInteger.class,
                plain(Schema.Type.INT, AtomicInteger.class),
                (v, out) -> out.encoder().writeInt(v.get()),
                in -> new AtomicInteger(in.decoder().readInt()),
                v -> IntNode.valueOf(v.get()));
        leaves.add(
                AtomicBoolean.class,
                plain(Schema.Type.BOOLEAN, AtomicBoolean.class),
                (v, out) -> out.encoder().writeBoolean(v.get()),
                in -> new AtomicBoolean(in.decoder().readBoolean()),
                v -> BooleanNode.valueOf(v.get()));
    }

    private static void addOptionals(LeafGroup leaves) {
        leaves.add(
                OptionalLong.class,
                parts(OptionalLong.class, "boolean present", "long value"),
                (v, out) -> {
                    out.encoder().writeBoolean(v.isPresent());
                    out.encoder().writeLong(v.orElse(0));
                },
                in -> {
                    boolean present = in.decoder().readBoolean();
                    long value = in.decoder().readLong();
                    return present ? OptionalLong.of(value) : OptionalLong.empty();
                });
        leaves.add(
                OptionalInt.class,
                parts(OptionalInt.class, "boolean present", "int value"),
                (v, out) -> {
                    out.encoder().writeBoolean(v.isPresent());
                    out.encoder().writeInt(v.orElse(0));
                },
                in -> {
                    boolean present = in.decoder().readBoolean();
                    int value = in.decoder().readInt();
                    return present ? OptionalInt.of(value) : OptionalInt.empty();
                });
        leaves.add(
                OptionalDouble.class,
                parts(OptionalDouble.class, "boolean present", "double value"),
                (v, out) -> {
                    out.encoder().writeBoolean(v.isPresent());
                    out.writeDouble(v.orElse(0));
                },
                in -> {
                    boolean present = in.decoder().readBoolean();
                    double value = in.decoder().readDouble();
                    return present ? OptionalDouble.of(value) : OptionalDouble.empty();
                });
    }

    private static void addOthers(LeafGroup leaves) {
        leaves.add(
                Date.class,
                plain(Schema.Type.LONG, Date.class),
                (v, out) -> out.encoder().writeLong(v.getTime()),
                in -> new Date(in.decoder().readLong()),
                v -> TextNode.valueOf(v.toInstant().toString()));
        leaves.add(
                BitSet.class,
                plain(Schema.Type.BYTES, BitSet.class),
                (v, out) -> out.encoder().writeBytes(v.toByteArray()),
                in -> BitSet.valueOf(in.readBytes()));
        leaves.add(
                TimeWindow.class,
                parts(TimeWindow.class, "long start", "long end"),
                (v, out) -> {
                    out.encoder().writeLong(v.getStart());
                    out.encoder().writeLong(v.getEnd());
                },
                in -> new TimeWindow(in.decoder().readLong(), in.decoder().readLong()));
        leaves.add(
                GlobalWindow.class,
                parts(GlobalWindow.class),
                (v, out) -> {},
                in -> GlobalWindow.get());
    }
}
