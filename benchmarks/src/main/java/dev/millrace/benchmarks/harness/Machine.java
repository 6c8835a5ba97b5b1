// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shape of the machine that figures come from. */
final class Machine {
    private static final long GB = 1L << 30;

    private Machine() {}

    /** Cores, memory, processor and system in one line. */
    static String describe() throws IOException {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return Runtime.getRuntime().availableProcessors()
                + " cores ("
                + processor()
                + "), "
                + Math.round((double) bytes / GB)
                + " GB memory, "
                + System.getProperty("os.name");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
