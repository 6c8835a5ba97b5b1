// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long times matter only if nobody is woken. */
@Timeout(120)
class ThreadSchedulerTest {
    private static final long LONG_NS = 100_000_000_000L;
    private final ThreadScheduler scheduler = new ThreadScheduler();
    private final AtomicBoolean done = new AtomicBoolean();
    private final CountDownLatch looked = new CountDownLatch(1);

    private boolean look() {
        looked.countDown();
        return done.get();
    }

    private void beside(Runnable work) {
        Thread thread =
                new Thread(
                        () -> {
                            awaitLook();
                            done.set(true);
                            work.run();
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitLook() {
        try {
            looked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSignalWakesAllWhoWait() throws Exception {
        beside(scheduler::signal);
        assertThat(scheduler.await(this::look, LONG_NS)).isTrue();
    }

    @Test
    void oneIsWokenAlone() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch watched = new CountDownLatch(1);
        scheduler.watch(
                "watching",
                () -> {
                    looks.incrementAndGet();
                    watched.countDown();
                    return true;
                },
                LONG_NS);
        watched.await();
        Thread waiting = Thread.currentThread();
        beside(() -> scheduler.wake(waiting));
        assertThat(scheduler.await(this::look, LONG_NS)).isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aSignalHasThoseLookWhoWatch() throws Exception {
        CountDownLatch watched = new CountDownLatch(2);
        scheduler.watch(
                "watching",
                () -> {
                    watched.countDown();
                    looked.countDown();
                    return watched.getCount() > 0;
                },
                LONG_NS);
        beside(scheduler::signal);
        watched.await();
    }

    @Test
    void whatIsDoneIsNotWaitedFor() throws Exception {
        assertThat(scheduler.await(() -> true, 0)).isTrue();
    }

    @Test
    void saysThatTheTimeIsOver() throws Exception {
        assertThat(scheduler.await(() -> false, 1)).isFalse();
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> scheduler.await(() -> false, LONG_NS));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void neverIsALongTimeAndNotAnOverflow() throws Exception {
        beside(scheduler::signal);
        assertThat(scheduler.await(this::look, Long.MAX_VALUE)).isTrue();
    }
}
