// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.random.RandomGenerator;

/** Who of those that could be stepped comes next in a simulation. */
public enum StepOrder {
    /** Anybody, all with the same chance. */
    UNIFORM,
    /** Anybody but one, who gets hardly any steps for a while; then it is somebody else's turn. */
    STARVE_ONE,
    /** The one that has just worked, until it has nothing to do; then the one before it. */
    LAST_FIRST;

    /** Draws by an order. Remembers what it needs to. */
    static final class Draw {
        /** Long enough to fill every queue before the one that is starved. */
        private static final int STARVED_DRAWS = 20_000;

        /** The one that is starved is stepped once in so many draws of it. */
        private static final int STARVED_SHARE = 64;

        /** The one that works is not stepped more often than this in a row. */
        private static final int MOST_IN_A_ROW = 50;

        private final RandomGenerator random;
        private int draws;
        private int last;
        private int inARow;
        private boolean worked;

        Draw(RandomGenerator random) {
            this.random = random;
        }

        /** The place, below {@code count}, of the one to step. */
        int next(StepOrder order, int count) {
            draws++;
            return switch (order) {
                case UNIFORM -> random.nextInt(count);
                case STARVE_ONE -> starving(count);
                case LAST_FIRST -> goingOn(count);
            };
        }

        /** How much the one did that was drawn last. */
        int note(int work) {
            worked = work > 0;
            return work;
        }

        private int starving(int count) {
            int drawn = random.nextInt(count);
            int starved = draws / STARVED_DRAWS % count;
            boolean spared = drawn != starved || random.nextInt(STARVED_SHARE) == 0;
            return spared ? drawn : (drawn + 1) % count;
        }

        private int goingOn(int count) {
            if (worked && inARow < MOST_IN_A_ROW && last < count) {
                inARow++;
            } else {
                inARow = 0;
                last = (last == 0 ? count : Math.min(last, count)) - 1;
            }
            return last;
        }
    }
}
