// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static dev.millrace.engine.wire.LeafGroup.plain;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** The leaves of {@code java.lang}, and byte arrays. */
final class BasicLeaves {

    static final LeafGroup ALL = new LeafGroup();

    static {
        addNumbers(ALL);
        addSmallNumbers(ALL);
        addText(ALL);
    }

    private BasicLeaves() {}

    private static void addNumbers(LeafGroup leaves) {
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

    private static void addSmallNumbers(LeafGroup leaves) {
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

    private static void addText(LeafGroup leaves) {
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
    }
}
