// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static dev.millrace.engine.wire.LeafBuilder.parts;
import static dev.millrace.engine.wire.LeafBuilder.plain;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** All the leaves: values of the JDK and of the api that hold no values of other types. */
final class Leaves {

    private static final Map<Class<?>, Leaf<?>> BY_CLASS = new LinkedHashMap<>();
    private static final Map<String, Leaf<?>> BY_NAME = new LinkedHashMap<>();

    private static final int UUID_BYTES = 16;

    static {
        LeafBuilder leaves = new LeafBuilder(BY_CLASS);
        addNumbers(leaves);
        addSmallNumbers(leaves);
        addText(leaves);
        addBigNumbers(leaves);
        addCounters(leaves);
        addOptionals(leaves);
        addOthers(leaves);
        ArrayLeaves.addTo(leaves);
        TimeLeaves.addTo(leaves);
        BY_CLASS.forEach((type, leaf) -> BY_NAME.put(type.getName(), leaf));
    }

    private Leaves() {}

    /** Returns the leaf for values of exactly this class, or null. */
    static @Nullable Leaf<?> of(Class<?> type) {
        Leaf<?> leaf = BY_CLASS.get(type);
        boolean isRegion = leaf == null && ZoneId.class.isAssignableFrom(type);
        return isRegion ? BY_CLASS.get(ZoneId.class) : leaf;
    }

    /**
     * Returns the leaf for all values of a field of this type, or null if its subclasses differ.
     */
    static @Nullable Leaf<?> ofDeclared(Class<?> type) {
        boolean isWhole =
                Modifier.isFinal(type.getModifiers())
                        || type == ZoneId.class
                        || type == BigDecimal.class
                        || type == BigInteger.class;
        return isWhole ? BY_CLASS.get(type) : null;
    }

    /** Returns the leaf for values of the class of this name, or null. */
    static @Nullable Leaf<?> named(String className) {
        return BY_NAME.get(className);
    }

    private static void addNumbers(LeafBuilder leaves) {
        leaves.add(
                Long.class,
                Schema.create(Schema.Type.LONG),
                (v, out) -> out.encoder().writeLong(v),
                in -> in.decoder().readLong(),
                LongNode::valueOf);
        leaves.add(
                Integer.class,
                Schema.create(Schema.Type.INT),
                (v, out) -> out.encoder().writeInt(v),
                in -> in.decoder().readInt(),
                IntNode::valueOf);
        leaves.add(
                Double.class,
                Schema.create(Schema.Type.DOUBLE),
                (v, out) -> out.writeDouble(v),
                in -> in.decoder().readDouble(),
                DoubleNode::valueOf);
        leaves.add(
                Float.class,
                Schema.create(Schema.Type.FLOAT),
                (v, out) -> out.writeFloat(v),
                in -> in.decoder().readFloat(),
                FloatNode::valueOf);
        leaves.add(
                Boolean.class,
                Schema.create(Schema.Type.BOOLEAN),
                (v, out) -> out.encoder().writeBoolean(v),
                in -> in.decoder().readBoolean(),
                BooleanNode::valueOf);
    }

    private static void addSmallNumbers(LeafBuilder leaves) {
        leaves.add(
                Short.class,
                plain(Schema.Type.INT, Short.class),
                (v, out) -> out.encoder().writeInt(v),
                in -> (short) in.readWithin(Short.MIN_VALUE, Short.MAX_VALUE),
                v -> IntNode.valueOf(v));
        leaves.add(
                Byte.class,
                plain(Schema.Type.INT, Byte.class),
                (v, out) -> out.encoder().writeInt(v),
                in -> (byte) in.readWithin(Byte.MIN_VALUE, Byte.MAX_VALUE),
                v -> IntNode.valueOf(v));
        leaves.add(
                Character.class,
                plain(Schema.Type.INT, Character.class),
                (v, out) -> out.encoder().writeInt(v),
                in -> (char) in.readWithin(Character.MIN_VALUE, Character.MAX_VALUE));
    }

    private static void addText(LeafBuilder leaves) {
        leaves.add(
                String.class,
                Schema.create(Schema.Type.STRING),
                (v, out) -> out.writeText(v),
                ValueInput::readText,
                TextNode::valueOf);
        leaves.add(
                byte[].class,
                Schema.create(Schema.Type.BYTES),
                (v, out) -> out.encoder().writeBytes(v),
                ValueInput::readBytes,
                BinaryNode::valueOf);
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

    private static void addBigNumbers(LeafBuilder leaves) {
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

    private static void addCounters(LeafBuilder leaves) {
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

    private static void addOptionals(LeafBuilder leaves) {
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

    private static void addOthers(LeafBuilder leaves) {
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
