// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.net.URI;

/**
 * A server that shows and steers the jobs of this process: REST, metrics and the dashboard. May be
 * used by any thread.
 *
 * <pre>{@code
 * try (JobServer server = env.startServer(8081)) {
 *     System.out.println("Look at " + server.address());
 *     env.execute("flights");
 * }
 * }</pre>
 */
public interface JobServer extends AutoCloseable {

    /** Where it listens. */
    URI address();

    /** Shows one more job, also after it has ended. */
    void show(JobHandle job);

    /** Stops listening; jobs go on. */
    @Override
    void close();
}
