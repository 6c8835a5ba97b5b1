// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second phase of a committing sink in one subtask. Owned by the subtask's thread. */
final class Commits implements AutoCloseable {
    private final CommittingWriter<Object, Object> writer;
    private final Committer<Object> committer;
    private long epoch;

    private Commits(CommittingWriter<Object, Object> writer, Committer<Object> committer) {
        this.writer = writer;
        this.committer = committer;
    }

    /** Null if the sink has one phase only. */
    @SuppressWarnings("unchecked")
    static @Nullable Commits of(Sink<Object> sink, SinkWriter<Object> writer, SinkPlace place)
            throws Exception {
        if (!(sink instanceof CommittingSink)) {
            return null;
        }
        CommittingSink<Object, Object> committing = (CommittingSink<Object, Object>) sink;
        return new Commits(
                (CommittingWriter<Object, Object>) writer, committing.createCommitter(place));
    }

    /** Makes visible what the writer has staged. */
    void commit(boolean endOfInput) throws Exception {
        epoch++;
        List<Object> committables = writer.prepareCommit(epoch, endOfInput);
        if (!committables.isEmpty()) {
            committer.commit(epoch, committables);
        }
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}
