// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Hands on calls and watermarks in the order in which they came. */
final class InOrder implements CallOrder {
    private record Watermark(long time) {}

    private final ArrayDeque<Object> waiting = new ArrayDeque<>();

    @Override
    public void opened(AsyncCall call) {
        waiting.add(call);
    }

    @Override
    public void watermark(long watermark) {
        waiting.add(new Watermark(watermark));
    }

    @Override
    public void settled(AsyncCall call) {}

    @Override
    public boolean handOn(Receiver receiver) {
        Object first = waiting.peek();
        if (first instanceof Watermark watermark) {
            waiting.poll();
            receiver.watermark(watermark.time());
            return true;
        }
        if (first instanceof AsyncCall call && call.isSettled()) {
            waiting.poll();
            receiver.call(call);
            return true;
        }
        return false;
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public void forEachCall(Consumer<AsyncCall> visitor) {
        for (Object each : waiting) {
            if (each instanceof AsyncCall call) {
                visitor.accept(call);
            }
        }
    }
}
