// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.JobServer;
import dev.millrace.api.graph.JobServers;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts servers in this process, at most one for each address. Found by {@link
 * java.util.ServiceLoader}; may be used by any thread.
 */
public final class EmbeddedServers implements JobServers {
    /** Set by the launcher's --serve: somebody wants to look. */
    private static final String ASKED_FOR = "millrace.serve";

    private static final Map<String, MillraceServer> RUNNING = new HashMap<>();

    /** Called by {@link java.util.ServiceLoader}. */
    public EmbeddedServers() {}

    @Override
    public JobServer start(String address) {
        synchronized (RUNNING) {
            MillraceServer running = RUNNING.get(address);
            if (running == null || !running.isListening()) {
                running = MillraceServer.start(ServerSettings.of(address, System.getenv()));
                RUNNING.put(address, running);
                if (address.equals(System.getProperty(ASKED_FOR))) {
                    running.invite(System.err, System.console() != null);
                }
            }
            return running;
        }
    }

    @Override
    public void stay(String address) throws InterruptedException {
        MillraceServer running;
        synchronized (RUNNING) {
            running = RUNNING.get(address);
        }
        if (running != null && running.isListening()) {
            running.stay(System.err);
        }
    }
}
