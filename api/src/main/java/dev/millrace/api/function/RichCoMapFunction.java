// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** A {@link CoMapFunction} with a life cycle and state. */
public abstract class RichCoMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoMapFunction<IN1, IN2, OUT> {

    private static final long serialVersionUID = 1L;
}
