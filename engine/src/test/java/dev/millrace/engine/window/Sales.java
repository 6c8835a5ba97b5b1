// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random input: sales out of order, some late, of few and hot shops, between watermarks. */
final class Sales {
    /** A record, or a watermark. */
    sealed interface Step {}

    record Sold(Sale sale) implements Step {}

    record Until(long watermark) implements Step {}

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private long now;
    private long watermark = Long.MIN_VALUE;

    private Sales(long seed, long start) {
        this.random = new Random(seed);
        this.now = start;
    }

    /**
     * @param disorderMs how far behind sales may be
     * @param gapMs how far time may jump
     */
    static List<Step> random(long seed, int count, long disorderMs, long gapMs) {
        Sales sales = new Sales(seed, seed % 2 == 0 ? -5_000 : 1_000);
        for (int i = 0; i < count; i++) {
            sales.step(disorderMs, gapMs);
        }
        return sales.steps;
    }

    /** Sales at the edges of time, with watermarks that go there. */
    static List<Step> atTheEdges(long seed) {
        Sales sales = new Sales(seed, Long.MIN_VALUE + 1);
        sales.around(Long.MIN_VALUE + 40);
        sales.until(Long.MIN_VALUE + 20);
        sales.around(Long.MIN_VALUE + 60);
        sales.until(-1_000_000_000_000_000L);
        sales.around(0);
        sales.until(5);
        sales.around(1_000_000_000_000_000L);
        sales.until(1_000_000_000_000_000L);
        sales.around(Long.MAX_VALUE - 40);
        sales.until(Long.MAX_VALUE - 30);
        sales.around(Long.MAX_VALUE - 20);
        sales.until(Long.MAX_VALUE - 1);
        return sales.steps;
    }

    private void around(long time) {
        for (int i = 0; i < 30; i++) {
            long at = time + random.nextLong(-20, 21);
            steps.add(new Sold(sale(at)));
        }
    }

    private void until(long to) {
        watermark = to;
        steps.add(new Until(to));
    }

    private void step(long disorderMs, long gapMs) {
        int what = random.nextInt(100);
        if (what < 85) {
            now += random.nextInt(4);
            steps.add(new Sold(sale(now - random.nextLong(disorderMs + 1))));
        } else if (what < 99) {
            long to = now - random.nextLong(disorderMs / 2 + 1);
            if (to > watermark) {
                until(to);
            }
        } else {
            now += random.nextLong(gapMs + 1);
        }
    }

    private Sale sale(long time) {
        long shop = random.nextBoolean() ? 1 : random.nextInt(12);
        return new Sale(shop, random.nextInt(-50, 51), time);
    }
}
