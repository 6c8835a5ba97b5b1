// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** The types of a file, by number. */
final class WrittenTypes {

    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final List<Integer> numbers = new ArrayList<>();

    /**
     * Takes the entries of a file.
     *
     * @throws UnreadableValueException if one of them was not made by a {@link TypeTable}
     */
    WrittenTypes(List<TypeEntry> entries) throws UnreadableValueException {
        for (TypeEntry entry : entries) {
            Schema schema = parse(entry);
            check(entry, schema, Collections.newSetFromMap(new IdentityHashMap<>()));
            if (schemas.put(entry.number(), schema) != null) {
                throw new UnreadableValueException(
                        "two types of the file have the number " + entry.number());
            }
            numbers.add(entry.number());
        }
    }

    private static Schema parse(TypeEntry entry) throws UnreadableValueException {
        try {
            return new Schema.Parser().parse(entry.schema());
        } catch (RuntimeException | StackOverflowError e) { // also its own faults on such schemas
            throw new UnreadableValueException(
                    "the schema of type " + entry.number() + ", " + entry.className() + ", is none",
                    e);
        }
    }

    /** An item that takes no bytes could be there any number of times. */
    private static void check(TypeEntry entry, Schema schema, Set<Schema> seen)
            throws UnreadableValueException {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    check(entry, field.schema(), seen);
                }
            }
            case UNION -> {
                if (schema.getTypes().size() != 2
                        || schema.getTypes().get(0).getType() != Schema.Type.NULL) {
                    throw foreign(entry, "a union of other things than null and one type");
                }
                check(entry, schema.getTypes().get(1), seen);
            }
            case ARRAY -> {
                Schema items = schema.getElementType();
                if (!takesRoom(items, Collections.newSetFromMap(new IdentityHashMap<>()))) {
                    throw foreign(entry, "an array of items without bytes");
                }
                check(entry, items, seen);
            }
            case MAP -> throw foreign(entry, "a map");
            default -> {}
        }
    }

    private static UnreadableValueException foreign(TypeEntry entry, String what) {
        return new UnreadableValueException(
                "the schema of type "
                        + entry.number()
                        + ", "
                        + entry.className()
                        + ", has "
                        + what
                        + ", which Millrace does not write");
    }

    private static boolean takesRoom(Schema schema, Set<Schema> seen) {
        return switch (schema.getType()) {
            case NULL -> false;
            case FIXED -> schema.getFixedSize() > 0;
            case RECORD ->
                    seen.add(schema)
                            && schema.getFields().stream()
                                    .anyMatch(field -> takesRoom(field.schema(), seen));
            default -> true;
        };
    }

    List<Integer> numbers() {
        return numbers;
    }

    Schema schema(int number) throws UnreadableValueException {
        Schema schema = schemas.get(number);
        if (schema == null) {
            throw new UnreadableValueException(
                    "a value says that it is of type "
                            + number
                            + ", but the file's types are "
                            + numbers);
        }
        return schema;
    }

    /** Returns whether a schema's values say themselves of which type they are. */
    static boolean isAny(Schema schema) {
        return Slot.ANY.equals(schema.getProp("logicalType"));
    }

    /** Returns whether a schema's values were written by a serializer of the user's. */
    static boolean isRegistered(Schema schema) {
        return schema.getObjectProp(RegisteredCodec.VERSION) instanceof Integer;
    }
}
