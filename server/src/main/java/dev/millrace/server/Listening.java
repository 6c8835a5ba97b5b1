// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** The socket of a server. */
final class Listening {
    /** Who says nothing for so long is gone, or means no good. */
    private static final long LONGEST_SILENCE_MS = 30_000;

    private Listening() {}

    /**
     * Says in one sentence what is wrong with an address, which a server that is being built up
     * would say in pages.
     *
     * @throws IllegalStateException if nobody can listen there now
     */
    static void requireFree(ServerSettings settings) {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The server cannot listen on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + " ("
                            + e.getMessage()
                            + "): end what listens there, or give another port, or 0 for any that"
                            + " is free",
                    e);
        }
    }

    static ServerConnector connector(
            Server server, HttpConfiguration http, ServerSettings settings, int mostConnections) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerSettings.TlsKey tls = settings.tls();
        ConnectionFactory[] protocols =
                tls == null
                        ? new ConnectionFactory[] {plain}
                        : new ConnectionFactory[] {encrypted(tls, http, plain), plain};
        ScheduledExecutorScheduler timer =
                new ScheduledExecutorScheduler("millrace-server-timer", true);
        ServerConnector connector = new ServerConnector(server, null, timer, null, 1, 1, protocols);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(LONGEST_SILENCE_MS);
        server.addBean(new NetworkConnectionLimit(mostConnections, connector));
        return Objects.requireNonNull(connector);
    }

    /**
     * The server's own timer would keep a process alive whose program has ended, so nothing is left
     * that uses it: there are no sessions to grow old, and limits of our own.
     */
    static void stopTimers(Server server) {
        server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
        DefaultSessionIdManager ids = new DefaultSessionIdManager(server);
        HouseKeeper keeper = new HouseKeeper();
        keeper.setSessionIdManager(ids);
        try {
            keeper.setIntervalSec(0);
        } catch (Exception e) {
            throw new IllegalStateException("Jetty's sessions cannot be turned off", e);
        }
        ids.setSessionHouseKeeper(keeper);
        server.addBean(ids, true);
    }

    private static SslConnectionFactory encrypted(
            ServerSettings.TlsKey tls, HttpConfiguration http, HttpConnectionFactory plain) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keystore().toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(tls.password());
        // Names are checked by the gate, which knows more of them than the certificate.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new SslConnectionFactory(context, plain.getProtocol());
    }
}
