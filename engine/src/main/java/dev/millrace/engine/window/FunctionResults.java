// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.RichFunction;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Emitter;
import dev.millrace.engine.operator.FunctionContext;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.SubtaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emits what a user's window function makes of what windows hold. */
class FunctionResults extends WindowResults {
    /** What a window is told that is cleared: no firing follows. */
    private static final PaneInfo GONE = new PaneInfo(PaneInfo.Timing.LATE, 0, false, true);

    private final OperatorContext context;
    private final WindowFunction function;
    private final SubtaskState subtask;
    private final WindowState state;
    private final FiringScope scope;
    private final Emitter emitter;
    private final @Nullable PaneCleanups cleanups;

    /**
     * @param subtask what the function remembers that belongs to no key
     * @param cleanups when to clear windows, or null if {@link #clear} is called for each
     */
    FunctionResults(
            OperatorContext context,
            Output out,
            WindowFunction function,
            SubtaskState subtask,
            WindowState state,
            FiringScope scope,
            @Nullable PaneCleanups cleanups) {
        super(context, out);
        this.context = context;
        this.function = function;
        this.subtask = subtask;
        this.state = state;
        this.scope = scope;
        this.cleanups = cleanups;
        this.emitter = Emitter.into(context, out);
    }

    @Override
    List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(state.parts());
        if (cleanups != null) {
            parts.add(cleanups.part());
        }
        return parts;
    }

    @Override
    void restoreWatermark(long watermark) {
        state.advance(watermark);
    }

    @Override
    void open() throws Exception {
        RichFunction user = function.user();
        FunctionContext.open(user, context, state.ofKey(), subtask);
    }

    @Override
    boolean needsPanes() {
        return true;
    }

    @Override
    void one(Object key, int hash, Firing firing, Object value) throws Exception {
        all(key, hash, firing, only(value));
    }

    @Override
    void all(Object key, int hash, Firing firing, Iterable<Object> elements) throws Exception {
        emitter.at(firing.window().maxTimestamp());
        scope.enter(key, hash, firing);
        try {
            function.process(key, elements, emitter);
        } finally {
            scope.leave();
            if (cleanups != null && (scope.usedPaneState() || function.clears())) {
                cleanups.add(key, hash, firing.window());
            }
        }
    }

    @Override
    boolean keepsState() {
        return true;
    }

    @Override
    boolean cleanUp(long nowMs) {
        return state.cleanUp(nowMs);
    }

    @Override
    void advance(long watermark) {
        state.advance(watermark);
        while (cleanups != null && cleanups.next(watermark)) {
            clear(cleanups.key(), cleanups.hash(), cleanups.window(), watermark);
        }
    }

    @Override
    void clear(Object key, int hash, Window window, long watermark) {
        if (function.clears()) {
            scope.enter(key, hash, new Firing(window, GONE, watermark));
            try {
                function.clear();
            } catch (Throwable t) {
                throw fatal(t, "to clear " + window);
            } finally {
                scope.leave();
            }
        }
        if (state.hasPanes()) {
            state.drop(key, hash, window);
        }
    }

    @Override
    void close() throws Exception {
        FunctionContext.close(function.user());
    }
}
