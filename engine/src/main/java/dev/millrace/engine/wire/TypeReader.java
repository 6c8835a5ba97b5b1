// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that a {@link TypeTable} wrote into the classes of this program, which may have
 * changed since: fields are found by name, ones that are gone are passed over, new ones have the
 * value that a constructor without arguments gives them, or else 0, null or an empty optional;
 * numbers become wider. Whatever else has changed is told by {@link #incompatibilities}.
 *
 * <p>No code of a class is run but its constructor, and of no class that is not data; see {@code
 * docs/decisions/0008-values-in-snapshots.md}. One thread.
 *
 * <pre>{@code
 * TypeReader types = new TypeReader(head, loader, Serializers.none());
 * List<String> reasons = types.incompatibilities();
 * Object customer = types.read(decoder);
 * }</pre>
 */
public final class TypeReader {

    private final Resolution resolution;
    private final AnyPlan top;
    private @Nullable ValueInput in;

    /**
     * Takes the types of a file.
     *
     * @param loader finds the program's classes
     * @throws UnreadableValueException if one of the types was not made by a {@link TypeTable}
     */
    public TypeReader(List<TypeEntry> written, ClassLoader loader, Serializers registered)
            throws UnreadableValueException {
        this.resolution =
                new Resolution(new WrittenTypes(written), registered, new ClassFinder(loader));
        this.top = new AnyPlan(resolution, Object.class, "a value");
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableValueException if the bytes are no value, or one that does not fit the
     *     classes of this program
     * @throws IOException if the bytes end too early
     */
    public @Nullable Object read(BinaryDecoder from) throws IOException {
        ValueInput input = in;
        if (input == null) {
            input = new ValueInput(from);
            in = input;
        }
        input.begin(from);
        try {
            return top.readNumbered(input);
        } catch (AvroRuntimeException | UnsupportedOperationException e) {
            throw new UnreadableValueException("the bytes are no value: " + e.getMessage(), e);
        }
    }

    /**
     * Returns what of the file's types does not fit the program, each as a sentence that names the
     * class, the field, what it was and what it is. To be asked before any value is read.
     */
    public List<String> incompatibilities() throws UnreadableValueException {
        resolution.planAll(number -> true);
        return resolution.problems();
    }

    /** As the other one, of values of these types, and of all that can stand in them. */
    public List<String> incompatibilities(Set<Integer> numbers) throws UnreadableValueException {
        resolution.planAll(numbers::contains);
        return resolution.problems();
    }
}
