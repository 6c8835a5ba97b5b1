// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

/**
 * A key that is null, or that is or holds a value whose type has no hash by value that is the same
 * in every JVM. The message names the type, the way to it from the key, such as {@code
 * Order.items[]}, and what to use instead.
 */
public final class UnstableKeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String complaint;
    private final String way;

    private UnstableKeyException(String owner, String way, String complaint) {
        super(complaint + (way.isEmpty() ? "" : " (at " + owner + way + ")"));
        this.complaint = complaint;
        this.way = way;
    }

    /** Returns the complaint that there is no key. */
    static UnstableKeyException ofNull() {
        return new UnstableKeyException(
                "",
                "",
                "the key is null: a record without a key has no place; filter such records out before"
                        + " keyBy, or give them a key of their own");
    }

    /** Returns the complaint about a value of {@code type}, as seen from that value. */
    static UnstableKeyException of(Class<?> type) {
        return new UnstableKeyException("", "", complaintAbout(type));
    }

    private static String complaintAbout(Class<?> type) {
        String start = "keys cannot be of or hold " + type.getTypeName() + ": ";
        if (type.isArray()) {
            return start + "arrays inside a key are equal only to themselves; use a List";
        }
        if (type.isRecord()) {
            return start
                    + "this record has an equals of its own, which may tell apart what its components"
                    + " do not; leave equals and hashCode to the compiler";
        }
        if (hasOwnEquals(type)) {
            return start
                    + "its hashCode may not be the same in every JVM; use a record, a String, or"
                    + " another type with a stable hash";
        }
        return start
                + "its objects are equal only to themselves; use a record, a String, or another type"
                + " with a stable hash";
    }

    private static boolean hasOwnEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /**
     * Returns the same complaint as seen from a value that holds the one it was seen from.
     *
     * @param owner the name of the holder's type
     * @param part how the holder leads to the held one: {@code .name} or {@code []}
     */
    UnstableKeyException within(String owner, String part) {
        return new UnstableKeyException(owner, part + way, complaint);
    }
}
