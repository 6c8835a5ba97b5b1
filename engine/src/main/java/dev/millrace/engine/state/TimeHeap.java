// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Different times in a heap, each with a list of timers, of which it knows the ends.
 *
 * <p>The heap has four children per node, whose times share a cache line (LaMarca and Ladner, "The
 * influence of caches on the performance of heaps", 1996). A list that runs empty by deletions
 * stays in the heap, where it may be wanted again, until it is the first or until half of all are
 * empty; so the first is never empty, and taking an empty list out costs O(1) spread over those
 * that made it empty.
 */
final class TimeHeap {

    static final int NONE = -1;

    private static final int CHILDREN = 4;
    private static final int FIRST_CAPACITY = 16;

    /** Fewer empty lists than this are not worth a pass over the heap. */
    private static final int FEWEST_TO_COMPACT = 64;

    private final Long2LongHashMap listByTime = new Long2LongHashMap(NONE);

    // The heap.
    private long[] times = new long[FIRST_CAPACITY];
    private int[] lists = new int[FIRST_CAPACITY];
    private int size;

    // By list: the ends, or in `first` of an unused one the next unused one.
    private long[] timeOf = new long[FIRST_CAPACITY];
    private int[] first = new int[FIRST_CAPACITY];
    private int[] last = new int[FIRST_CAPACITY];
    private int listsMade;
    private int unused = NONE;
    private int emptyLists;

    boolean isEmpty() {
        return size == 0;
    }

    long firstTime() {
        return times[0];
    }

    int firstList() {
        return lists[0];
    }

    /** Returns the list of a time, or {@link #NONE}. It may be empty. */
    int find(long time) {
        return (int) listByTime.get(time);
    }

    /**
     * Returns the list of a time, a new one if there was none. The caller adds a timer if it is
     * empty.
     */
    int listOf(long time) {
        int known = find(time);
        if (known != NONE) {
            if (first[known] == TimerTable.NONE) {
                emptyLists--;
            }
            return known;
        }
        int list = makeList(time);
        listByTime.put(time, list);
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            lists = Arrays.copyOf(lists, size * 2);
        }
        size++;
        siftUp(size - 1, time, list);
        return list;
    }

    private int makeList(long time) {
        int list = unused;
        if (list == NONE) {
            list = listsMade++;
            if (list == first.length) {
                timeOf = Arrays.copyOf(timeOf, list * 2);
                first = Arrays.copyOf(first, list * 2);
                last = Arrays.copyOf(last, list * 2);
            }
        } else {
            unused = first[list];
        }
        timeOf[list] = time;
        first[list] = TimerTable.NONE;
        last[list] = TimerTable.NONE;
        return list;
    }

    int size() {
        return size;
    }

    /** Returns the list at a place of the heap, from 0 to before {@link #size}. */
    int listAt(int place) {
        return lists[place];
    }

    long timeOf(int list) {
        return timeOf[list];
    }

    int first(int list) {
        return first[list];
    }

    int last(int list) {
        return last[list];
    }

    void setFirst(int list, int timer) {
        first[list] = timer;
    }

    void setLast(int list, int timer) {
        last[list] = timer;
    }

    /** Takes note that a list has become empty. */
    void retire(int list) {
        emptyLists++;
        while (size > 0 && first[lists[0]] == TimerTable.NONE) {
            removeFirst();
        }
        if (emptyLists > FEWEST_TO_COMPACT && emptyLists > size / 2) {
            compact();
        }
    }

    private void removeFirst() {
        release(lists[0]);
        size--;
        if (size > 0) {
            siftDown(0, times[size], lists[size]);
        }
    }

    private void release(int list) {
        listByTime.remove(timeOf[list]);
        first[list] = unused;
        unused = list;
        emptyLists--;
    }

    private void compact() {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            int list = lists[at];
            if (first[list] == TimerTable.NONE) {
                release(list);
            } else {
                times[kept] = times[at];
                lists[kept] = list;
                kept++;
            }
        }
        size = kept;
        for (int at = (size - 2) / CHILDREN; at >= 0 && size > 1; at--) {
            siftDown(at, times[at], lists[at]);
        }
    }

    private void siftUp(int start, long time, int list) {
        int at = start;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (times[parent] <= time) {
                break;
            }
            times[at] = times[parent];
            lists[at] = lists[parent];
            at = parent;
        }
        times[at] = time;
        lists[at] = list;
    }

    private void siftDown(int start, long time, int list) {
        int at = start;
        for (int child = firstChild(at); child < size; child = firstChild(at)) {
            int least = leastOf(child);
            if (times[least] >= time) {
                break;
            }
            times[at] = times[least];
            lists[at] = lists[least];
            at = least;
        }
        times[at] = time;
        lists[at] = list;
    }

    private static int firstChild(int at) {
        return at * CHILDREN + 1;
    }

    private int leastOf(int child) {
        int end = Math.min(child + CHILDREN, size);
        int least = child;
        for (int other = child + 1; other < end; other++) {
            if (times[other] < times[least]) {
                least = other;
            }
        }
        return least;
    }

    long sizeBytes() {
        return 12L * times.length + 16L * first.length + 16L * listByTime.capacity();
    }
}
