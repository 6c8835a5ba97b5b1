// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Writes records and objects by their fields: Avro's record, fields in the order of the class. */
final class FieldsCodec extends Codec {

    private final DataClass type;
    private final Schema schema;
    private FieldWriter[] writers = new FieldWriter[0];

    FieldsCodec(DataClass type) {
        this.type = type;
        Class<?> owner = type.type();
        this.schema = Schema.createRecord(Names.simple(owner), null, Names.space(owner), false);
        schema.addProp(Names.CLASS, owner.getName());
    }

    /** Finds out about the fields; apart, because a class may have fields of its own type. */
    void complete(Codecs codecs) {
        List<Schema.Field> fields = new ArrayList<>();
        List<FieldWriter> found = new ArrayList<>();
        for (DataField field : type.fields()) {
            FieldWriter writer = FieldWriter.of(field, codecs);
            fields.add(new Schema.Field(Names.plain(field.name()), writer.schema()));
            found.add(writer);
        }
        schema.setFields(fields);
        writers = found.toArray(FieldWriter[]::new);
    }

    @Override
    Schema schema() {
        return schema;
    }

    @Override
    void write(Object value, ValueOutput out) throws IOException {
        out.enter(value);
        for (FieldWriter writer : writers) {
            try {
                writer.write(value, out);
            } catch (UnsupportedValueException e) {
                throw e.within(type.type().getSimpleName() + "." + writer.name());
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("reading a field of " + type.type(), e);
            }
        }
        out.leave();
    }
}
