// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Window;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.ElementType;
import java.util.ArrayList;
import java.util.List;

/** All records with their timestamps, until an evictor removes them. */
final class EvictedContents implements WindowContents {
    private final Evictor<Object, Window> evictor;
    private final Evictor.EvictorContext context;
    private final ElementType type;

    /**
     * @param type what may be kept
     */
    EvictedContents(
            Evictor<Object, Window> evictor, Evictor.EvictorContext context, ElementType type) {
        this.evictor = evictor;
        this.context = context;
        this.type = type;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.LIST;
    }

    @Override
    public Object of(Object value, long timestamp) {
        return with(new ArrayList<>(), value, timestamp);
    }

    @Override
    public Object with(Object content, Object value, long timestamp) {
        elements(content).add(new TimestampedValue<>(type.checked(value), timestamp));
        return content;
    }

    @Override
    public Object merge(Object earlier, Object later) {
        elements(earlier).addAll(elements(later));
        return earlier;
    }

    @Override
    public void emit(PaneKey pane, Firing firing, Object content, WindowResults results) {
        List<TimestampedValue<Object>> elements = elements(content);
        Window window = firing.window();
        try {
            evictor.evictBefore(elements, elements.size(), window, context);
            List<Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.value()));
            results.emitAll(pane.key(), pane.keyHash(), firing, values);
            evictor.evictAfter(elements, elements.size(), window, context);
        } catch (Throwable t) {
            results.failed(t, pane.key(), window);
        }
    }

    @SuppressWarnings("unchecked") // made here
    private static List<TimestampedValue<Object>> elements(Object content) {
        return (List<TimestampedValue<Object>>) content;
    }
}
