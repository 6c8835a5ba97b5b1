// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Drives steppables on threads of the JDK. Who wakes others takes no lock, for it may be a thread
 * that steps: those who wait are parked, and look again when they are not any more.
 */
final class ThreadScheduler implements Scheduler {
    private final Map<ThreadShare, Thread> running = new ConcurrentHashMap<>();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    @Override
    public void start(List<ThreadShare> shares) {
        for (ThreadShare share : shares) {
            Thread thread = new Thread(() -> drive(share), share.threadName());
            thread.setDaemon(false);
            running.put(share, thread);
            thread.start();
        }
    }

    private void drive(ThreadShare share) {
        try {
            new Worker(share.steppables()).run();
        } finally {
            running.remove(share);
        }
    }

    @Override
    public void interrupt(ThreadShare share) {
        Thread thread = running.get(share);
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    @Override
    public void watch(String threadName, BooleanSupplier look, long periodNs) {
        Thread thread = new Thread(() -> watch(look, periodNs), threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** Nobody interrupts a thread that watches, so an interrupt only makes it look again. */
    private void watch(BooleanSupplier look, long periodNs) {
        waiting.add(Thread.currentThread());
        try {
            while (look.getAsBoolean()) {
                LockSupport.parkNanos(this, periodNs);
                Thread.interrupted();
            }
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    @Override
    public boolean await(BooleanSupplier done, long timeoutNs) throws InterruptedException {
        Thread caller = Thread.currentThread();
        long startNs = System.nanoTime();
        boolean isNew = waiting.add(caller);
        try {
            while (!done.getAsBoolean()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long remainingNs = timeoutNs - (System.nanoTime() - startNs);
                if (remainingNs <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, remainingNs);
            }
            return true;
        } finally {
            if (isNew) {
                waiting.remove(caller);
            }
        }
    }

    @Override
    public void signal() {
        waiting.forEach(LockSupport::unpark);
    }

    @Override
    public void wake(Thread one) {
        LockSupport.unpark(one);
    }
}
