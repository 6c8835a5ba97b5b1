// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's own program: formats its directory if that is empty, starts, and says so. It lives
 * no longer than its standard input, so that a killed test leaves no broker behind.
 */
final class BrokerMain {
    /** The line that says that the broker serves. */
    static final String READY = "broker is ready";

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        Path configuration = Path.of(args[0]);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(configuration)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(args[1], configuration);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nothing is ever said here; what counts is the end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void format(String clusterId, Path configuration) {
        String[] command = {
            "format", "--standalone", "-t", clusterId, "-c", configuration.toString()
        };
        int status = StorageTool.execute(command, System.out);
        if (status != 0) {
            throw new IllegalStateException("Formatting ended with status " + status);
        }
    }
}
