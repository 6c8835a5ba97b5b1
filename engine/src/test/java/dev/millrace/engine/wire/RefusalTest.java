// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be written is refused, with the class, the way to it and the remedy. */
class RefusalTest {

    record Rule(String name, Pattern pattern) {}

    record Rules(List<Rule> rules) {}

    static final class Loop {
        @Nullable Object next;
    }

    record Chain(@Nullable Chain next) {}

    static final class NoPlain {
        final int x;

        NoPlain(int x) {
            this.x = x;
        }
    }

    final class Inner {}

    static final class MyList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    static class Upper {
        int x;
    }

    static final class Lower extends Upper {
        int x;
    }

    private enum Suit {
        HEARTS
    }

    static Stream<Object> refused() {
        return Stream.of(
                new Object(),
                Pattern.compile("x"),
                new NoPlain(1),
                new RefusalTest().new Inner(),
                new MyList(),
                new Lower(),
                new Thread("never started"),
                new IllegalStateException(),
                new Properties(),
                new IdentityHashMap<>(),
                Collections.synchronizedList(new ArrayList<>()),
                Map.of("a", 1).values().iterator(),
                (Runnable) () -> {},
                new TreeMap<String, Integer>(Comparator.comparing(String::length)),
                new EnumMap<Suit, Integer>(Suit.class),
                String.class);
    }

    @ParameterizedTest
    @MethodSource
    void refused(Object value) {
        assertThatThrownBy(() -> new Wire().bytes(value))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining(";");
    }

    @Test
    void theMessageNamesTheClassTheWayToItAndTheRemedy() {
        Rules rules = new Rules(List.of(new Rule("a", Pattern.compile("x"))));
        assertThatThrownBy(() -> new Wire().bytes(rules))
                .hasMessage(
                        "values of class java.util.regex.Pattern cannot be written: it is a class of"
                                + " the JDK that Millrace has no format for, met at Rules.rules >"
                                + " List12[] > Rule.pattern; make it a record, or a class with a"
                                + " constructor without arguments, or register a serializer for it:"
                                + " StreamExecutionEnvironment.registerTypeSerializer(Pattern.class,"
                                + " ...)");
    }

    @Test
    void cyclesAreRefused() {
        Loop loop = new Loop();
        loop.next = List.of(loop);
        assertThatThrownBy(() -> new Wire().bytes(loop))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("contains itself");
    }

    @Test
    void nestingIsLimited() {
        Chain deep = chain(Limits.MOST_LEVELS);
        assertThat(Wire.trip(deep)).isEqualTo(deep);
        assertThatThrownBy(() -> new Wire().bytes(chain(Limits.MOST_LEVELS + 1)))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("nested more than 400 levels deep");
    }

    private static Chain chain(int length) {
        Chain chain = new Chain(null);
        for (int i = 1; i < length; i++) {
            chain = new Chain(chain);
        }
        return chain;
    }

    @Test
    void aTableGoesOnAfterARefusal() throws IOException {
        Wire wire = new Wire();
        assertThatThrownBy(() -> wire.bytes(List.of(List.of(new Object()))))
                .isInstanceOf(UnsupportedValueException.class);
        assertThat(wire.read(wire.bytes(List.of(List.of(1))))).isEqualTo(List.of(List.of(1)));
    }

    @Test
    void collectionsThatChangeMeanwhileAreRefused() {
        List<Object> lies =
                Collections.unmodifiableList(
                        new ArrayList<>() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public int size() {
                                return 3;
                            }
                        });
        assertThatThrownBy(() -> new Wire().bytes(lies)).hasMessageContaining("changed while");
    }
}
