// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.AccumulationMode;

/**
 * What is said about sessions.
 *
 * @param gapMs how long nothing may come within a session
 * @param aggregate what a session holds
 * @param latenessMs how long a session is kept after it has fired
 * @param accumulation whether a firing drops what the session holds
 */
record SessionSetting(
        long gapMs, SessionAggregate aggregate, long latenessMs, AccumulationMode accumulation) {}
