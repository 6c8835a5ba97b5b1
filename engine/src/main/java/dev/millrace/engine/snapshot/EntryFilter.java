// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * Which entries a reader wants. Entries without a key pass, unless they are dealt out.
 *
 * @param firstGroup with the next: of keyed entries those in these key groups
 * @param endGroup the group after the last one
 * @param deal whose turn it is for entries that are dealt out
 */
public record EntryFilter(int firstGroup, int endGroup, Deal deal) {

    /** Lets every entry pass. */
    public static EntryFilter all() {
        return new EntryFilter(0, Integer.MAX_VALUE, new Deal(1, 0));
    }

    /** Deals entries out in turns, over all cursors that have it. */
    public static final class Deal {
        private final int of;
        private int next;

        /**
         * @param of how many take turns
         * @param turn the place of this one among them, from 0 on
         */
        public Deal(int of, int turn) {
            this.of = of;
            this.next = turn;
        }

        boolean isMine() {
            boolean mine = next == 0;
            next = mine ? of - 1 : next - 1;
            return mine;
        }
    }
}
