// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens and what protects it.
 *
 * @param host the address to bind
 * @param port 0 for any that is free
 * @param folder where the tokens lie
 * @param hosts the names and addresses by which requests may call the server
 * @param tls its key; null for plain HTTP, which is for loopback only
 */
public record ServerSettings(
        String host, int port, Path folder, Set<String> hosts, @Nullable TlsKey tls) {
    /** Names a folder other than {@code .millrace} in the home folder. */
    static final String HOME = "MILLRACE_HOME";

    /** Names a PKCS#12 file with the server's key and certificate, and its password. */
    static final String TLS_KEYSTORE = "MILLRACE_TLS_KEYSTORE";

    static final String TLS_PASSWORD = "MILLRACE_TLS_PASSWORD";

    private static final String LOOPBACK = "127.0.0.1";

    /** A key in a PKCS#12 file. */
    public record TlsKey(Path keystore, String password) {
        @Override
        public String toString() {
            return "TlsKey[" + keystore + "]";
        }
    }

    public ServerSettings {
        hosts = Set.copyOf(hosts);
        if (!isLoopback(host) && tls == null) {
            throw new IllegalArgumentException(
                    "A server on "
                            + host
                            + " can be reached from other machines, and without TLS anybody on the"
                            + " way could read its token: set "
                            + TLS_KEYSTORE
                            + " and "
                            + TLS_PASSWORD
                            + ", or listen on "
                            + LOOPBACK);
        }
    }

    /** On this machine only, with the tokens in {@code folder}. */
    public static ServerSettings loopback(int port, Path folder) {
        return new ServerSettings(LOOPBACK, port, folder, Set.of(LOOPBACK, "localhost"), null);
    }

    /**
     * Reads {@code port} or {@code host:port}.
     *
     * @param environment the variables of the process
     * @throws IllegalArgumentException if it is neither, or not allowed; the message says why
     */
    public static ServerSettings of(String address, Map<String, String> environment) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? LOOPBACK : address.substring(0, colon);
        Set<String> hosts = new LinkedHashSet<>(Set.of(LOOPBACK, "localhost"));
        hosts.add(host);
        return new ServerSettings(
                host,
                port(address.substring(colon + 1)),
                folder(environment),
                hosts,
                tls(environment));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no port: give a number from 0 to 65535, or host:port");
    }

    /** Where the tokens lie if nobody says otherwise. */
    public static Path folder(Map<String, String> environment) {
        String home = environment.get(HOME);
        return home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".millrace")
                : Path.of(home);
    }

    private static @Nullable TlsKey tls(Map<String, String> environment) {
        String keystore = environment.get(TLS_KEYSTORE);
        return keystore == null
                ? null
                : new TlsKey(Path.of(keystore), environment.getOrDefault(TLS_PASSWORD, ""));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no address '" + host + "' here", e);
        }
    }
}
