// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.RichFunction;

/** The user's window function, with key or without. */
interface WindowFunction {

    /** The function itself, to be opened and closed. */
    RichFunction user();

    /** Makes results of the firing that the scope is in. */
    void process(Object key, Iterable<Object> elements, Collector<Object> out) throws Exception;

    /** Whether {@link #clear} does anything. */
    boolean clears();

    /** The window that the scope is in is dropped. */
    void clear() throws Exception;
}
