// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/** What an entry says of its key and namespace. A base has puts only. */
public enum Change {
    /** They now have these values, in place of any others. */
    PUT,
    /** They have nothing any more. */
    DELETE,
    /** No key has anything in this namespace any more; the entry has no key. */
    DROP_NAMESPACE
}
