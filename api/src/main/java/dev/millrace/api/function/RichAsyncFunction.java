// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/** An {@link AsyncFunction} with a life cycle. State is not available to it: results come later. */
public abstract class RichAsyncFunction<IN, OUT> extends AbstractRichFunction
        implements AsyncFunction<IN, OUT> {

    private static final long serialVersionUID = 1L;
}
