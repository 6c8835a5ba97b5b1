// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.key;

/** How the keys of one class are hashed. */
@FunctionalInterface
interface HashRule {

    /**
     * Returns the hash of a value of the rule's class.
     *
     * @throws UnstableKeyException if it, or a part of it, has no stable hash by value
     */
    int hash(Object value);
}
