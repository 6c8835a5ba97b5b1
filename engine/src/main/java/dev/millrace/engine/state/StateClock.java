// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.function.LongSupplier;

/**
 * The time that state expires by. Both are asked anew for each access and answer in milliseconds.
 *
 * @param processingTime the engine's clock
 * @param watermark the operator's event time; {@link Long#MIN_VALUE} before the first watermark and
 *     {@link Long#MAX_VALUE} after the last record
 */
public record StateClock(LongSupplier processingTime, LongSupplier watermark) {}
