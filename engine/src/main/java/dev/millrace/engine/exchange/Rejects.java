// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * Takes a record that could not be sent on because the user's key selector or partitioner threw.
 */
@FunctionalInterface
public interface Rejects {

    /** Applies the sending operator's error policy; throws if that is to fail. */
    void reject(Throwable cause, Object value, long timestamp);
}
