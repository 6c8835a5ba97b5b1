// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/** What one instance of a function sees of time and keys, told to the scene. */
final class Observer {
    private final Scene scene;
    private final String operator;
    private final int subtask;
    private long watermark = Long.MIN_VALUE;

    Observer(Scene scene, String operator, int subtask) {
        this.scene = scene;
        this.operator = operator;
        this.subtask = subtask;
    }

    void sees(long now) {
        scene.sawWatermark(operator + "[" + subtask + "]", watermark, now);
        watermark = now;
    }

    void sees(String key, long now) {
        scene.sawKey(operator, key, subtask);
        sees(now);
    }

    void fires(String key, long timer, long now) {
        sees(key, now);
        scene.witness().saw(Happening.TIMER_FIRED);
        scene.witness()
                .require(
                        now >= timer,
                        Invariant.I5,
                        operator + ": timer " + timer + " of " + key + " at watermark " + now);
    }
}
