// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.WriterContext;

/** What a sink's writer and committer are told about their place. */
record SinkPlace(OperatorContext context) implements WriterContext {

    @Override
    public String jobName() {
        return context.jobName();
    }

    @Override
    public String uid() {
        return context.uid();
    }

    @Override
    public long generation() {
        return context.epochs().generation();
    }

    @Override
    public long restoredEpoch() {
        return context.epochs().restored();
    }

    @Override
    public int subtask() {
        return context.subtask();
    }

    @Override
    public int parallelism() {
        return context.parallelism();
    }

    @Override
    public long processingTimeMs() {
        return context.clock().wallMs();
    }
}
