// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** A {@link FlatMapFunction} with a life cycle and state. */
public abstract class RichFlatMapFunction<T, O> extends AbstractRichFunction
        implements FlatMapFunction<T, O> {

    private static final long serialVersionUID = 1L;
}
