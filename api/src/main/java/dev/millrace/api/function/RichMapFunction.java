// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** A {@link MapFunction} with a life cycle and state. */
public abstract class RichMapFunction<T, O> extends AbstractRichFunction
        implements MapFunction<T, O> {

    private static final long serialVersionUID = 1L;
}
