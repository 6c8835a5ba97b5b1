// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether values can be written into a snapshot when they come into state, so that it is not
 * the first checkpoint that finds out. Of each class the first value is written, to nowhere. For
 * one thread.
 *
 * <pre>{@code
 * WriteTrial trial = new WriteTrial(serializers);
 * trial.ofDeclared(Account.class); // when the state is declared
 * trial.ofValue(account);          // when the first account comes
 * }</pre>
 */
public final class WriteTrial {
    private static final WriteTrial NONE = new WriteTrial(null, null);

    private final @Nullable Serializers registered;
    private final @Nullable TypeTable table;
    private final Set<Class<?>> values = new HashSet<>();
    private final Set<Class<?>> keys = new HashSet<>();

    public WriteTrial(Serializers registered) {
        this(registered, new TypeTable(registered));
    }

    private WriteTrial(@Nullable Serializers registered, @Nullable TypeTable table) {
        this.registered = registered;
        this.table = table;
    }

    /** One that takes everything, for a job that writes no snapshots. For any thread. */
    public static WriteTrial none() {
        return NONE;
    }

    /**
     * Looks at a class that values are declared to be of, and at all that its fields declare.
     * Interfaces, abstract classes and {@code Object} say nothing of what will be there.
     *
     * @throws UnsupportedValueException if a value of it could not be written; one whose field of a
     *     class that cannot be written is always null could, but nothing says that it always is
     */
    public void ofDeclared(Class<?> type) {
        if (registered != null) {
            new DeclaredTypes(registered).require(type);
        }
    }

    /**
     * As {@link #ofDeclared}, with what the class of a user's function gives as an argument of its
     * interface; that of a lambda gives none.
     *
     * @param index of the argument
     */
    public void ofArgument(Object function, Class<?> declaring, int index) {
        if (registered != null) {
            new DeclaredTypes(registered)
                    .require(FunctionTypes.argument(function.getClass(), declaring, index));
        }
    }

    /**
     * Writes a value, if it is the first of its class.
     *
     * @throws UnsupportedValueException if it, or something in it, cannot be written
     */
    public void ofValue(Object value) {
        if (table != null && !values.contains(value.getClass())) {
            write(table, value, false);
            values.add(value.getClass());
        }
    }

    /** As {@link #ofValue}, for a key. */
    public void ofKey(Object key) {
        if (table != null && !keys.contains(key.getClass())) {
            write(table, key, true);
            keys.add(key.getClass());
        }
    }

    private static void write(TypeTable to, Object value, boolean asKey) {
        BinaryEncoder nowhere =
                EncoderFactory.get().directBinaryEncoder(OutputStream.nullOutputStream(), null);
        try {
            if (asKey) {
                to.writeKey(value, nowhere);
            } else {
                to.write(value, nowhere);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
