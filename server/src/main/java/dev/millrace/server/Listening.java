// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.util.Objects;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The socket of a server. */
final class Listening {
    /** Who says nothing for so long is gone, or means no good. */
    private static final long LONGEST_SILENCE_MS = 30_000;

    private Listening() {}

    static ServerConnector connector(
            Server server, HttpConfiguration http, ServerSettings settings, int mostConnections) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerSettings.TlsKey tls = settings.tls();
        ServerConnector connector =
                tls == null
                        ? new ServerConnector(server, 1, 1, plain)
                        : new ServerConnector(server, 1, 1, encrypted(tls, http, plain), plain);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(LONGEST_SILENCE_MS);
        server.addBean(new NetworkConnectionLimit(mostConnections, connector));
        return Objects.requireNonNull(connector);
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
