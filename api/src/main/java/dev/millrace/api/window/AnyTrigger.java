// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/** Fires whenever one of its parts does. */
final class AnyTrigger<T, W extends Window> extends CompositeTrigger<T, W> {

    AnyTrigger(Trigger<? super T, ? super W>[] parts) {
        super(parts);
    }

    @Override
    TriggerResult decide(long answers, TriggerContext ctx) {
        return TriggerResult.of(anyFires(answers), anyPurges(answers));
    }
}
