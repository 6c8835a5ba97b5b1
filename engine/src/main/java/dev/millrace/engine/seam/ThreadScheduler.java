// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Drives steppables on threads of the JDK. */
final class ThreadScheduler implements Scheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ThreadShare, Thread> running = new ConcurrentHashMap<>();

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

    private void watch(BooleanSupplier look, long periodNs) {
        lock.lock();
        try {
            while (look.getAsBoolean()) {
                await(periodNs);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody interrupts a thread that watches, so an interrupt only makes it look again. */
    @SuppressWarnings({"WaitNotInLoop", "ReturnValueIgnored"})
    private void await(long timeNs) {
        try {
            changed.awaitNanos(timeNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean await(BooleanSupplier done, long timeoutNs) throws InterruptedException {
        long remainingNs = timeoutNs;
        lock.lockInterruptibly();
        try {
            while (!done.getAsBoolean()) {
                if (remainingNs <= 0) {
                    return false;
                }
                remainingNs = changed.awaitNanos(remainingNs);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
