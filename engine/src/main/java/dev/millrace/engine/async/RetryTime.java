// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.function.ToLongFunction;

/** When a call is to be tried again. A class, since an operator's class has no lambdas. */
final class RetryTime implements ToLongFunction<AsyncCall> {
    @Override
    public long applyAsLong(AsyncCall call) {
        return call.retryAtNs;
    }
}
