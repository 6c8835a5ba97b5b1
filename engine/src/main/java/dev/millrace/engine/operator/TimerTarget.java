// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.time.TimeDomain;

/** What is called when a timer fires, with the timer's key as the current one. */
interface TimerTarget {

    void onTimer(TimeDomain domain, long time);
}
