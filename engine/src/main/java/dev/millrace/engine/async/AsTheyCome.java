// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands on calls as they are settled, but none across a watermark: what was opened before it is
 * handed on before it, so that no record gets late by waiting.
 */
final class AsTheyCome implements CallOrder {
    /** The calls between two watermarks. */
    private static final class Segment {
        private final Set<AsyncCall> open = new LinkedHashSet<>();
        private final ArrayDeque<AsyncCall> settled = new ArrayDeque<>();
        private boolean closed;
        private long watermark;
    }

    private final ArrayDeque<Segment> segments = new ArrayDeque<>();

    AsTheyCome() {
        segments.add(new Segment());
    }

    @Override
    public void opened(AsyncCall call) {
        segments.getLast().open.add(call);
    }

    @Override
    public void watermark(long watermark) {
        Segment last = segments.getLast();
        last.closed = true;
        last.watermark = watermark;
        segments.add(new Segment());
    }

    @Override
    public void settled(AsyncCall call) {
        for (Segment segment : segments) {
            if (segment.open.remove(call)) {
                segment.settled.add(call);
                return;
            }
        }
        throw new IllegalStateException("A call was settled that is not open");
    }

    @Override
    public boolean handOn(Receiver receiver) {
        Segment first = segments.getFirst();
        AsyncCall settled = first.settled.poll();
        if (settled != null) {
            receiver.call(settled);
            return true;
        }
        if (first.closed && first.open.isEmpty()) {
            segments.removeFirst();
            receiver.watermark(first.watermark);
            return true;
        }
        return false;
    }

    @Override
    public boolean isEmpty() {
        return segments.size() == 1
                && segments.getFirst().open.isEmpty()
                && segments.getFirst().settled.isEmpty();
    }

    @Override
    public void forEachCall(Consumer<AsyncCall> visitor) {
        for (Segment segment : segments) {
            segment.settled.forEach(visitor);
            segment.open.forEach(visitor);
        }
    }
}
