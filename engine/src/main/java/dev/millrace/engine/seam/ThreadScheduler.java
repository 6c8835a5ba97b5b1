// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Drives steppables on threads of the JDK. */
final class ThreadScheduler implements Scheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Override
    public void start(List<ThreadShare> shares) {
        for (ThreadShare share : shares) {
            Thread thread = new Thread(new Worker(share.steppables()), share.threadName());
            thread.setDaemon(false);
            thread.start();
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
