// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.JobServer;

/**
 * What starts servers. Found with {@link java.util.ServiceLoader}: there is one on the class path
 * as {@code millrace-server}.
 */
public interface JobServers {

    /**
     * Starts a server, or returns the one that listens there already in this process.
     *
     * @param address a port of this machine's loopback address, 0 for any that is free; or {@code
     *     host:port}
     * @throws IllegalArgumentException if that is no address, or one that is not allowed; the
     *     message says why
     * @throws IllegalStateException if it cannot listen there
     */
    JobServer start(String address);

    /**
     * Waits until the server at {@code address} is closed, or for ever; returns at once if none has
     * been started there, or it has shown no job.
     *
     * @param address as it was given to {@link #start}
     * @throws InterruptedException if this thread is interrupted
     */
    void stay(String address) throws InterruptedException;
}
