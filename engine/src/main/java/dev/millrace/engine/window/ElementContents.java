// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.ElementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All records, in the order of their arrival. */
final class ElementContents implements WindowContents {
    private final ElementType type;

    /**
     * @param type what may be kept
     */
    ElementContents(ElementType type) {
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
        elements(content).add(type.checked(value));
        return content;
    }

    @Override
    public Object merge(Object earlier, Object later) {
        elements(earlier).addAll(elements(later));
        return earlier;
    }

    @Override
    public void emit(PaneKey pane, Firing firing, Object content, WindowResults results) {
        List<Object> elements = Collections.unmodifiableList(elements(content));
        results.emitAll(pane.key(), pane.keyHash(), firing, elements);
    }

    @SuppressWarnings("unchecked") // made here
    private static List<Object> elements(Object content) {
        return (List<Object>) content;
    }
}
