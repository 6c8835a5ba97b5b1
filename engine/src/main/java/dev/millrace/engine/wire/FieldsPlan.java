// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads records and objects: fields by name, gone ones passed over, new ones by default. */
final class FieldsPlan implements ReadPlan {

    private static final int NOWHERE = -1;

    private final DataClass type;
    private final boolean[] given;
    private boolean isWhole;
    private ReadPlan[] plans = new ReadPlan[0];
    private int[] targets = new int[0];

    FieldsPlan(DataClass type) {
        this.type = type;
        this.given = new boolean[type.fields().size()];
    }

    /** Fits the fields; apart, because a class may have fields of its own type. */
    void complete(Schema schema, Resolution resolution) {
        List<Schema.Field> written = schema.getFields();
        plans = new ReadPlan[written.size()];
        targets = new int[written.size()];
        for (int i = 0; i < plans.length; i++) {
            Schema.Field field = written.get(i);
            targets[i] = target(field.name());
            if (targets[i] == NOWHERE) {
                plans[i] = resolution.skipping(field.schema());
            } else {
                given[targets[i]] = true;
                DataField now = type.fields().get(targets[i]);
                String place = "field " + now.name() + " of class " + type.type().getName();
                plans[i] = resolution.of(field.schema(), now.type(), place);
            }
        }
        isWhole = true;
        for (boolean each : given) {
            isWhole &= each;
        }
    }

    /** Its name of now goes before former names; each field is written to once. */
    private int target(String written) {
        List<DataField> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (Names.plain(fields.get(i).name()).equals(written)) {
                return i;
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!given[i] && fields.get(i).wasNamed(written)) {
                return i;
            }
        }
        return NOWHERE;
    }

    @Override
    public Object read(ValueInput in) throws IOException {
        in.enter();
        boolean needsDefaults = !isWhole && type.type().isRecord();
        @Nullable Object[] values = needsDefaults ? type.defaults() : new Object[given.length];
        for (int i = 0; i < plans.length; i++) {
            Object value = plans[i].read(in);
            if (targets[i] != NOWHERE) {
                values[targets[i]] = value;
            }
        }
        in.leave();
        return type.make(values, given);
    }
}
