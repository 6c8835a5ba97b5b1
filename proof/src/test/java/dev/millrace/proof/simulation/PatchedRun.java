// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import org.jspecify.annotations.Nullable;

/** What is called inside a {@link PatchedEngine}, where every class of ours is another one. */
final class PatchedRun {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private PatchedRun() {}

    static @Nullable String run(long first, long count) throws InterruptedException {
        Campaign campaign = new Campaign(first, count, THREADS);
        campaign.run(it -> {});
        Outcome failure = campaign.failure();
        return failure == null ? null : failure.seed() + " " + failure.violation();
    }
}
