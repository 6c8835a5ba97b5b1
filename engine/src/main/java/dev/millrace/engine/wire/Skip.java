// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Passes over what nothing is declared for any more. */
final class Skip implements ReadPlan {

    private ReadPlan plan = in -> null;

    /** Finds out about the parts; apart, because a schema may contain itself. */
    void complete(Schema schema, Resolution resolution) {
        plan =
                switch (schema.getType()) {
                    case NULL -> in -> null;
                    case BOOLEAN -> in -> in.decoder().readBoolean();
                    case INT, ENUM -> in -> in.decoder().readInt();
                    case LONG -> in -> in.decoder().readLong();
                    case FLOAT -> in -> in.decoder().readFloat();
                    case DOUBLE -> in -> in.decoder().readDouble();
                    case STRING, BYTES -> in -> skip(in, in.readLength("a value"));
                    case FIXED -> in -> skip(in, schema.getFixedSize());
                    case UNION -> ofNullable(resolution.skipping(schema.getTypes().get(1)));
                    case ARRAY -> ofArray(resolution.skipping(schema.getElementType()));
                    case RECORD -> ofRecord(schema, resolution);
                    case MAP -> throw new IllegalStateException("a map in " + schema);
                };
    }

    private static @Nullable Object skip(ValueInput in, int length) throws IOException {
        in.skip(length);
        return null;
    }

    private static ReadPlan ofNullable(ReadPlan some) {
        return in -> in.readWithin(0, 1) == 0 ? null : some.read(in);
    }

    private static ReadPlan ofArray(ReadPlan item) {
        return in -> {
            for (long n = in.decoder().readArrayStart(); n != 0; n = in.decoder().arrayNext()) {
                for (long i = 0; i < n; i++) {
                    item.read(in);
                }
            }
            return null;
        };
    }

    private static ReadPlan ofRecord(Schema schema, Resolution resolution) {
        ReadPlan[] fields =
                schema.getFields().stream()
                        .map(field -> resolution.skipping(field.schema()))
                        .toArray(ReadPlan[]::new);
        return in -> {
            in.enter();
            for (ReadPlan field : fields) {
                field.read(in);
            }
            in.leave();
            return null;
        };
    }

    @Override
    public @Nullable Object read(ValueInput in) throws IOException {
        return plan.read(in);
    }
}
