// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes keys by value: equal keys have equal hashes in every JVM, on every machine and in every
 * later version, because the hash decides where the key's state is, in snapshots too.
 *
 * <p>Defined for strings, boxed numbers, characters and booleans; enums (by name); {@code byte[]}
 * (by content); {@link java.math.BigInteger} and {@link java.math.BigDecimal} (with its scale, as
 * its equals has it); {@link java.util.UUID}; the types of {@link java.time}; records, component by
 * component, that leave equals to the compiler; lists, sets, maps, map entries and optionals of
 * these. Null is a value inside a key but not a key. Doubles and floats are told apart as their
 * equals does: every NaN is the same, 0.0 and -0.0 are not. A key must not change while it is in
 * use.
 *
 * <p>Every other type is refused by name: what {@code hashCode} returns for it may be its address.
 *
 * <p>All 32 bits of a hash are equally good: the last step is the finalizer of MurmurHash3 (Austin
 * Appleby, public domain), and parts are combined by its 32-bit body.
 *
 * <p>Safe for any thread. Hashing a Long, Integer or String allocates nothing.
 *
 * <pre>{@code
 * record Seat(String train, int number) {}
 * int hash = KeyHash.of(new Seat("IC 2313", 71));
 * }</pre>
 */
public final class KeyHash {

    private KeyHash() {}

    /**
     * Returns the hash of {@code key}.
     *
     * @throws UnstableKeyException if the key is null or of a type without a stable hash by value
     */
    public static int of(@Nullable Object key) {
        if (key instanceof Long v) {
            return ofLong(v);
        }
        if (key instanceof String v) {
            return ofString(v);
        }
        if (key instanceof Integer v) {
            return ofLong(v);
        }
        if (key == null) {
            throw UnstableKeyException.ofNull();
        }
        return HashRules.of(key.getClass()).hash(key);
    }

    /**
     * Returns the hash of the keys {@code Long.valueOf(key)} and, where it fits, {@code Integer}.
     */
    public static int ofLong(long key) {
        long h = key;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) ((h ^ h >>> 33) >>> 32);
    }

    /** Returns whether two keys are the same: byte arrays are by their content. */
    public static boolean isSame(Object key, @Nullable Object other) {
        if (key instanceof byte[] bytes) {
            return other instanceof byte[] others && Arrays.equals(bytes, others);
        }
        return key.equals(other);
    }

    static int ofString(String key) {
        return mix(key.hashCode());
    }

    static int ofBoolean(boolean key) {
        return ofLong(key ? 1 : 0);
    }

    static int ofDouble(double key) {
        return ofLong(Double.doubleToLongBits(key));
    }

    static int ofFloat(float key) {
        return ofLong(Float.floatToIntBits(key));
    }

    /**
     * Hashes a part of a key, where null is a value like another. A byte array is not: what holds
     * one compares it by identity.
     */
    public static int ofPart(@Nullable Object part) {
        if (part instanceof byte[]) {
            throw UnstableKeyException.of(byte[].class);
        }
        return part == null ? 0 : of(part);
    }

    /** Spreads 32 bits over all 32: {@code fmix32}. */
    public static int mix(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    /** Adds one part's hash to what came before it: the body of MurmurHash3 x86_32. */
    static int combine(int before, int part) {
        int k = Integer.rotateLeft(part * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(before ^ k, 13) * 5 + 0xe6546b64;
    }
}
