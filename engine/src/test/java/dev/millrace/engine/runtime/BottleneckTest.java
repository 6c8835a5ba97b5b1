// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BottleneckTest {
    @Test
    void theInnermostCallOfTheJobsOwnCodeIsTheOneThatBlocks() {
        assertThat(
                        Bottleneck.callOf(
                                frames(
                                        "jdk.internal.misc.Unsafe.park",
                                        "java.util.concurrent.locks.LockSupport.park",
                                        "org.postgresql.Driver.execute",
                                        "shop.Orders.map",
                                        "dev.millrace.engine.operator.MapOperator.record")))
                .startsWith("org.postgresql.Driver.execute");
    }

    @Test
    void withoutAFrameOfTheJobsOwnCodeTheCallThatTheEngineMadeIsNamed() {
        assertThat(
                        Bottleneck.callOf(
                                frames(
                                        "jdk.internal.misc.Unsafe.park",
                                        "java.util.concurrent.SynchronousQueue.take",
                                        "dev.millrace.engine.runtime.Subtask.step",
                                        "shop.Main.main")))
                .startsWith("java.util.concurrent.SynchronousQueue.take");
        assertThat(Bottleneck.callOf(frames("dev.millrace.engine.runtime.Subtask.step"))).isNull();
    }

    private static StackTraceElement[] frames(String... methods) {
        StackTraceElement[] frames = new StackTraceElement[methods.length];
        for (int i = 0; i < methods.length; i++) {
            int dot = methods[i].lastIndexOf('.');
            String type = methods[i].substring(0, dot);
            frames[i] = new StackTraceElement(type, methods[i].substring(dot + 1), "Any.java", 1);
        }
        return frames;
    }
}
