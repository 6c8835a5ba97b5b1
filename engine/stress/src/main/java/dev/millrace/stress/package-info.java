// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of what two threads may see of each other, run by jcstress millions of times: {@code mvn -P
 * jcstress -pl engine/stress -am -DskipTests verify}.
 */
@NullMarked
package dev.millrace.stress;

import org.jspecify.annotations.NullMarked;
