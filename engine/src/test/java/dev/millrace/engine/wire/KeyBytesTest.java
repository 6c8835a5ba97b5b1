// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Equal keys have equal bytes. */
class KeyBytesTest {

    record Key(List<String> names, Set<Object> tags, Map<String, Double> weights, Object other) {}

    private final Wire wire = new Wire();

    @Test
    void listsOfAnyClassAreAlike() {
        assertSame(List.of(1, 2), new LinkedList<>(List.of(1, 2)), Arrays.asList(1, 2));
    }

    @Test
    void setsInAnyOrderAreAlike() {
        assertSame(
                new LinkedHashSet<>(List.of("c", "a", "b")),
                new LinkedHashSet<>(List.of("b", "c", "a")),
                new HashSet<>(List.of("a", "b", "c")),
                new TreeSet<>(List.of("a", "b", "c")));
    }

    @Test
    void mapsInAnyOrderAreAlike() {
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("b", 1);
        one.put("a", 2);
        assertSame(one, new TreeMap<>(one), Map.of("a", 2, "b", 1));
    }

    @Test
    void partsOfKeysAreAlikeToo() {
        Set<Object> tags = new LinkedHashSet<>(List.of(List.of("x"), 2, "y"));
        Set<Object> reversed = new LinkedHashSet<>(List.of("y", 2, new ArrayList<>(List.of("x"))));
        assertSame(
                new Key(List.of("a"), tags, Map.of("n", Double.NaN), Optional.of(Set.of(1, 2))),
                new Key(
                        new ArrayList<>(List.of("a")),
                        reversed,
                        new TreeMap<>(Map.of("n", Double.longBitsToDouble(0xfff8000000000123L))),
                        Optional.of(new TreeSet<>(Set.of(2, 1)))));
    }

    @Test
    void nanIsNanAndMinusZeroIsNotZero() {
        assertSame(Double.NaN, Double.longBitsToDouble(0x7ff8dead0000beefL));
        assertSame(Float.NaN, Float.intBitsToFloat(0x7fc0dead));
        assertThat(wire.keyBytes(-0.0)).isNotEqualTo(wire.keyBytes(0.0));
    }

    @Test
    void differentKeysDiffer() {
        assertThat(wire.keyBytes(1)).isNotEqualTo(wire.keyBytes(1L));
        assertThat(wire.keyBytes(List.of(1, 2))).isNotEqualTo(wire.keyBytes(List.of(2, 1)));
        assertThat(wire.keyBytes(List.of("ab"))).isNotEqualTo(wire.keyBytes(List.of("a", "b")));
        assertThat(wire.keyBytes("\ud800")).isNotEqualTo(wire.keyBytes("?"));
    }

    @Test
    void keysAreReadAsEqualOnesThatCannotBeChanged() throws IOException {
        Object read = wire.read(wire.keyBytes(new TreeSet<>(List.of("a"))));
        assertThat(read).isEqualTo(Set.of("a")).isEqualTo(Collections.unmodifiableSet(Set.of("a")));
    }

    private void assertSame(Object... keys) {
        for (Object key : keys) {
            assertThat(key).isEqualTo(keys[0]);
            assertThat(wire.keyBytes(key)).isEqualTo(wire.keyBytes(keys[0]));
        }
    }
}
