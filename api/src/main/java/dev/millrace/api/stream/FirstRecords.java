// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.JobHandle;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the first records that come, and then ends the job. */
final class FirstRecords<T> implements Sink<T> {
    private final int limit;
    private final Object lock = new Object();
    private final List<T> records = new ArrayList<>(); // guarded by lock
    private @Nullable JobHandle job; // guarded by lock

    FirstRecords(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + "; give at least 1");
        }
        this.limit = limit;
    }

    /** Cancels {@code job} once there are enough, which may be now. */
    void endsJob(JobHandle job) {
        synchronized (lock) {
            this.job = job;
            cancelWhenFull();
        }
    }

    List<T> records() {
        synchronized (lock) {
            return new ArrayList<>(records);
        }
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return (value, timestamp) -> {
            synchronized (lock) {
                if (records.size() < limit) {
                    records.add(value);
                    cancelWhenFull();
                }
            }
        };
    }

    private void cancelWhenFull() {
        if (job != null && records.size() == limit) {
            job.cancel();
        }
    }
}
