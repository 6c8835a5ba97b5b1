// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.TimerService;

/** The time of an operator without keys: it can be read, but timers need a key. */
final class TimeOnly implements TimerService {
    private final Operator operator;

    TimeOnly(Operator operator) {
        this.operator = operator;
    }

    @Override
    public long currentProcessingTime() {
        return operator.context().clock().wallMs();
    }

    @Override
    public long currentWatermark() {
        return operator.currentWatermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        throw refusal();
    }

    @Override
    public void registerEventTimeTimer(long time) {
        throw refusal();
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        throw refusal();
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        throw refusal();
    }

    private UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                "Timers belong to a key, but operator '"
                        + operator.context().operator()
                        + "' has none: put keyBy(...) before it");
    }
}
