// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Timers as rows of parallel arrays, found by list, key and namespace through an open-addressing
 * index. Each has a neighbour before and after it in its list.
 */
final class TimerTable {

    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    /**
     * The longest index a power of two allows; its limit is met before that of the other arrays.
     */
    private static final int MOST_PLACES = 1 << 30;

    private static final @Nullable Object[] NOTHING = new Object[0];

    // By timer. In `next` of an unused one is the next unused one.
    private int[] list = new int[FIRST_CAPACITY];
    private int[] hash = new int[FIRST_CAPACITY];
    private int[] previous = new int[FIRST_CAPACITY];
    private int[] next = new int[FIRST_CAPACITY];

    // One of the two is empty: keys are kept unboxed until one comes that is not a Long.
    private long[] longKeys = new long[FIRST_CAPACITY];
    private @Nullable Object[] objectKeys = NOTHING;

    /** Empty until the first namespace. */
    private @Nullable Object[] namespaces = NOTHING;

    private int made;
    private int unused = NONE;
    private int size;

    /** Timer numbers plus one, 0 for a free place. At most two thirds full. */
    private int[] index = new int[2 * FIRST_CAPACITY];

    /** Returns the timer of these parts, or {@link #NONE}. */
    int find(int inList, Object key, int keyHash, @Nullable Object namespace) {
        int mask = index.length - 1;
        int place = placeOf(inList, keyHash, namespace) & mask;
        for (int entry; (entry = index[place]) != 0; place = place + 1 & mask) {
            int timer = entry - 1;
            if (list[timer] == inList
                    && hash[timer] == keyHash
                    && hasKey(timer, key)
                    && Objects.equals(namespaceAt(timer), namespace)) {
                return timer;
            }
        }
        return NONE;
    }

    private boolean hasKey(int timer, Object key) {
        if (objectKeys.length > 0) {
            return KeyHash.isSame(key, objectKeys[timer]);
        }
        return key instanceof Long bits && longKeys[timer] == bits;
    }

    private static int placeOf(int list, int keyHash, @Nullable Object namespace) {
        int parts = keyHash ^ list * 0x9e3779b9;
        return KeyHash.mix(namespace == null ? parts : parts * 31 + namespace.hashCode());
    }

    /** Adds a timer that is not there, without neighbours, and returns it. */
    int add(int inList, Object key, int keyHash, @Nullable Object namespace) {
        int timer = take();
        list[timer] = inList;
        hash[timer] = keyHash;
        previous[timer] = NONE;
        next[timer] = NONE;
        setKey(timer, key);
        setNamespace(timer, namespace);
        size++;
        if (size > index.length / 3 * 2) {
            growIndex();
        }
        enter(timer);
        return timer;
    }

    private int take() {
        if (unused != NONE) {
            int timer = unused;
            unused = next[timer];
            return timer;
        }
        if (made == list.length) {
            growRows();
        }
        return made++;
    }

    private void setKey(int timer, Object key) {
        if (objectKeys.length == 0) {
            if (key instanceof Long bits) {
                longKeys[timer] = bits;
                return;
            }
            boxKeys();
        }
        objectKeys[timer] = key instanceof byte[] bytes ? bytes.clone() : key;
    }

    private void boxKeys() {
        objectKeys = new Object[list.length];
        for (int timer = 0; timer < made; timer++) {
            objectKeys[timer] = longKeys[timer];
        }
        longKeys = new long[0];
    }

    private void setNamespace(int timer, @Nullable Object namespace) {
        if (namespace != null && namespaces.length == 0) {
            namespaces = new Object[list.length];
        }
        if (namespaces.length > 0) {
            namespaces[timer] = namespace;
        }
    }

    private void growRows() {
        int capacity = made * 2;
        list = Arrays.copyOf(list, capacity);
        hash = Arrays.copyOf(hash, capacity);
        previous = Arrays.copyOf(previous, capacity);
        next = Arrays.copyOf(next, capacity);
        longKeys = longKeys.length == 0 ? longKeys : Arrays.copyOf(longKeys, capacity);
        objectKeys = objectKeys.length == 0 ? objectKeys : Arrays.copyOf(objectKeys, capacity);
        namespaces = namespaces.length == 0 ? namespaces : Arrays.copyOf(namespaces, capacity);
    }

    private void growIndex() {
        if (index.length == MOST_PLACES) {
            throw new IllegalStateException(
                    "a subtask has no room for more than " + size + " timers");
        }
        int[] entries = index;
        index = new int[entries.length * 2];
        for (int entry : entries) {
            if (entry != 0) {
                enter(entry - 1);
            }
        }
    }

    private void enter(int timer) {
        int mask = index.length - 1;
        int place = homeOf(timer);
        while (index[place] != 0) {
            place = place + 1 & mask;
        }
        index[place] = timer + 1;
    }

    private int homeOf(int timer) {
        return placeOf(list[timer], hash[timer], namespaceAt(timer)) & index.length - 1;
    }

    /** Puts a timer without a neighbour before it behind another. */
    void link(int before, int timer) {
        next[before] = timer;
        previous[timer] = before;
    }

    /** Removes a timer; its neighbours become each other's. */
    void remove(int timer) {
        leave(timer);
        if (previous[timer] != NONE) {
            next[previous[timer]] = next[timer];
        }
        if (next[timer] != NONE) {
            previous[next[timer]] = previous[timer];
        }
        if (objectKeys.length > 0) {
            objectKeys[timer] = null;
        }
        if (namespaces.length > 0) {
            namespaces[timer] = null;
        }
        list[timer] = NONE;
        next[timer] = unused;
        unused = timer;
        size--;
    }

    /** Frees a timer's place in the index and closes the gap, as {@link RowTable#remove} does. */
    private void leave(int timer) {
        int mask = index.length - 1;
        int hole = homeOf(timer);
        while (index[hole] != timer + 1) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; index[at] != 0; at = at + 1 & mask) {
            int home = homeOf(index[at] - 1);
            if ((at - home & mask) >= (at - hole & mask)) {
                index[hole] = index[at];
                hole = at;
            }
        }
        index[hole] = 0;
    }

    /** Takes its neighbours from a timer, not it from them. */
    void unlink(int timer) {
        previous[timer] = NONE;
        next[timer] = NONE;
    }

    int capacity() {
        return list.length;
    }

    boolean isUsed(int timer) {
        return timer < made && list[timer] != NONE;
    }

    int listOf(int timer) {
        return list[timer];
    }

    int previous(int timer) {
        return previous[timer];
    }

    int next(int timer) {
        return next[timer];
    }

    Object keyAt(int timer) {
        return objectKeys.length == 0
                ? Long.valueOf(longKeys[timer])
                : Objects.requireNonNull(objectKeys[timer], "the key of a timer");
    }

    int hashAt(int timer) {
        return hash[timer];
    }

    @Nullable Object namespaceAt(int timer) {
        return namespaces.length == 0 ? null : namespaces[timer];
    }

    int size() {
        return size;
    }

    long sizeBytes() {
        return 16L * list.length
                + 8L * longKeys.length
                + 4L * objectKeys.length
                + 4L * namespaces.length
                + 4L * index.length;
    }
}
