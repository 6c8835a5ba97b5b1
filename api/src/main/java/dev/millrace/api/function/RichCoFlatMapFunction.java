// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** A {@link CoFlatMapFunction} with a life cycle and state. */
public abstract class RichCoFlatMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoFlatMapFunction<IN1, IN2, OUT> {

    private static final long serialVersionUID = 1L;
}
