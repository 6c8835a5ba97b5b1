// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.Millis;
import java.time.Duration;

/**
 * Triggers made of others.
 *
 * <pre>{@code
 * Trigger<Object, Window> hundredOrTheEnd =
 *         Triggers.any(CountTrigger.of(100), EventTimeTrigger.create());
 * Trigger<Object, Window> soonOnTimeAndLate =
 *         AfterWatermark.pastEndOfWindow()
 *                 .withEarlyFirings(Triggers.afterFirstElement(Duration.ofSeconds(10)))
 *                 .withLateFirings(CountTrigger.of(1));
 * }</pre>
 */
public final class Triggers {

    private Triggers() {}

    /**
     * Fires whenever one of {@code parts} does. Each part goes on by itself: a count does not start
     * anew because another part has fired.
     *
     * @param parts 1 to 32
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T, W extends Window> Trigger<T, W> any(Trigger<? super T, ? super W>... parts) {
        return new AnyTrigger<>(parts.clone());
    }

    /**
     * Fires when each of {@code parts} has fired at least once since the last time. A window that
     * ends before does not fire.
     *
     * @param parts 1 to 32
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T, W extends Window> Trigger<T, W> all(Trigger<? super T, ? super W>... parts) {
        return new AllTrigger<>(parts.clone());
    }

    /**
     * Fires some processing time after the first record of a pane: after the first of the window,
     * then after the first that follows a firing.
     *
     * @param delay at least 1 ms
     */
    public static Trigger<Object, Window> afterFirstElement(Duration delay) {
        return new FirstElementTrigger(Millis.positive("delay", delay));
    }
}
