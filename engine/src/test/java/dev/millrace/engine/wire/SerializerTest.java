// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.state.TypeSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Classes that a serializer of the user's serves. */
class SerializerTest {

    /** Version 1 had no flags. */
    private static final class OfPattern implements TypeSerializer<Pattern> {
        private final int version;

        OfPattern(int version) {
            this.version = version;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public void write(Pattern pattern, DataOutput out) throws IOException {
            out.writeUTF(pattern.pattern());
            if (version > 1) {
                out.writeInt(pattern.flags());
            }
        }

        @Override
        public Pattern read(DataInput in, int written) throws IOException {
            return Pattern.compile(in.readUTF(), written == 1 ? 0 : in.readInt());
        }
    }

    interface Money {}

    private static final class Euros implements Money {
        final long cents;

        Euros(long cents) {
            this.cents = cents;
        }
    }

    private static final class OfMoney implements TypeSerializer<Money> {
        @Override
        public void write(Money value, DataOutput out) throws IOException {
            out.writeLong(((Euros) value).cents);
        }

        @Override
        public Money read(DataInput in, int version) throws IOException {
            return new Euros(in.readLong());
        }
    }

    record Rule(String name, Pattern pattern, Money fine) {}

    private static final Serializers BOTH =
            Serializers.of(Map.of(Pattern.class, new OfPattern(2), Money.class, new OfMoney()));

    private static final List<Rule> RULES =
            List.of(
                    new Rule("a", Pattern.compile("x", Pattern.DOTALL), new Euros(5)),
                    new Rule("b", Pattern.compile("y"), new Euros(-1)));

    @Test
    void serveTheirClassAndItsSubclasses() throws IOException {
        Wire wire = new Wire(BOTH);
        byte[] bytes = wire.bytes(RULES);
        List<?> read = (List<?>) wire.read(bytes);
        Rule first = (Rule) read.get(0);
        assertThat(first.pattern().flags()).isEqualTo(Pattern.DOTALL);
        assertThat(((Euros) first.fine()).cents).isEqualTo(5);
        assertThat(((Euros) ((Rule) read.get(1)).fine()).cents).isEqualTo(-1);
        assertThat(wire.json(bytes).toString())
                .contains("\"@type\":\"java.util.regex.Pattern\",\"bytes\":\"AAF4AAAAIA==\"");
    }

    @Test
    void areToldWhichVersionWrote() throws IOException {
        Wire old = new Wire(Serializers.of(Map.of(Pattern.class, new OfPattern(1))));
        byte[] bytes = old.bytes(Pattern.compile("x"));
        TypeReader reader = new TypeReader(old.entries(), getClass().getClassLoader(), BOTH);
        assertThat(reader.read(Wire.decoder(bytes))).hasToString("x");
    }

    @Test
    void areAskedForWhenTheyAreMissing() throws IOException {
        Wire wire = new Wire(BOTH);
        byte[] bytes = wire.bytes(RULES);
        TypeReader reader =
                new TypeReader(wire.entries(), getClass().getClassLoader(), Serializers.none());
        assertThat(reader.incompatibilities())
                .hasSize(2)
                .allSatisfy(p -> assertThat(p).contains("registerTypeSerializer"));
        assertThatThrownBy(() -> reader.read(Wire.decoder(bytes)))
                .isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void mustReadAllTheyWrote() throws IOException {
        Wire wire = new Wire(BOTH);
        byte[] bytes = wire.bytes(Pattern.compile("x"));
        Serializers lazy =
                Serializers.of(
                        Map.of(
                                Pattern.class,
                                new TypeSerializer<Pattern>() {
                                    @Override
                                    public void write(Pattern value, DataOutput out) {}

                                    @Override
                                    public Pattern read(DataInput in, int version) {
                                        return Pattern.compile("");
                                    }
                                }));
        TypeReader reader = new TypeReader(wire.entries(), getClass().getClassLoader(), lazy);
        assertThatThrownBy(() -> reader.read(Wire.decoder(bytes)))
                .hasMessageContaining("java.util.regex.Pattern left 7 bytes");
    }

    @Test
    void areRefusedForClassesOfMillraceItself() {
        assertThatThrownBy(() -> Serializers.of(Map.of(Object.class, new OfMoney())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
