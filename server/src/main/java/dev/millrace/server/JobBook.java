// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.JobHandle;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of a server by their ids. May be used by any thread. */
final class JobBook {
    /**
     * Jobs that have ended are kept for those who look what became of them, the oldest go first.
     */
    private static final int MOST_ENDED = 20;

    private static final int ID_BYTES = 8;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, ShownJob> jobs = new LinkedHashMap<>();

    synchronized ShownJob add(JobHandle handle) {
        for (ShownJob known : jobs.values()) {
            if (known.handle() == handle) {
                return known;
            }
        }
        forgetOldest();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        ShownJob job = ShownJob.of(HexFormat.of().formatHex(id), handle);
        jobs.put(job.id(), job);
        return job;
    }

    private void forgetOldest() {
        List<ShownJob> ended =
                jobs.values().stream().filter(job -> job.handle().status().isTerminal()).toList();
        for (int i = 0; i < ended.size() - MOST_ENDED + 1; i++) {
            jobs.remove(ended.get(i).id());
        }
    }

    /** Those that run, then those that have ended, the latest first. */
    synchronized List<ShownJob> all() {
        List<ShownJob> running = new ArrayList<>();
        List<ShownJob> ended = new ArrayList<>();
        for (ShownJob job : jobs.values()) {
            (job.handle().status().isTerminal() ? ended : running).add(0, job);
        }
        running.addAll(ended);
        return running;
    }

    /** The job with this id; a {@link Problem} if there is none. */
    synchronized ShownJob get(String id) {
        ShownJob job = jobs.get(id);
        if (job == null) {
            throw Problem.notFound("There is no job with this id; /api/v1/jobs lists them");
        }
        return job;
    }
}
