// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Blocking work on daemon threads that are made when first needed. */
final class ThreadPool implements BlockingWork {
    /** Look-ups of enumerators and the like: few at a time. */
    private static final int THREADS = 4;

    private final ScheduledThreadPoolExecutor executor;

    ThreadPool(String jobName) {
        executor = new ScheduledThreadPoolExecutor(THREADS, named(jobName));
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void submit(Runnable work) {
        executor.execute(work);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own outcome
    public void submitLater(Runnable work, long delayNs) {
        executor.schedule(work, delayNs, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static ThreadFactory named(String jobName) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = Executors.defaultThreadFactory();
        return work -> {
            Thread thread = threads.newThread(work);
            thread.setName(jobName + "-blocking-" + count.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
