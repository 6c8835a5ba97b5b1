// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** A {@link FilterFunction} with a life cycle and state. */
public abstract class RichFilterFunction<T> extends AbstractRichFunction
        implements FilterFunction<T> {

    private static final long serialVersionUID = 1L;
}
