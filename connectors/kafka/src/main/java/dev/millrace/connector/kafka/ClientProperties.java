// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a user gives to Kafka's clients. Each is checked when it is given: a name
 * that no client knows, a value that none takes, and what the connector has to decide itself are
 * refused there and not by a client in the middle of a job. Values never appear in messages, for
 * they hold passwords. Immutable.
 */
final class ClientProperties {
    private final ConfigDef client;
    private final Map<String, String> reserved;
    private final Map<String, Object> given;

    private ClientProperties(
            ConfigDef client, Map<String, String> reserved, Map<String, Object> given) {
        this.client = client;
        this.reserved = reserved;
        this.given = given;
    }

    /**
     * @param client the definition of the client they are for
     * @param reserved names that the user may not set, with what to do instead
     */
    static ClientProperties of(
            String bootstrapServers, ConfigDef client, Map<String, String> reserved) {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "Kafka needs the address of at least one broker, as in localhost:9092");
        }
        return new ClientProperties(client, reserved, Map.of())
                .with(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    /** With one more, which a client of Kafka knows. */
    ClientProperties with(String name, String value) {
        String instead = reserved.get(name);
        if (instead != null) {
            throw new IllegalArgumentException(
                    "Kafka's property '" + name + "' cannot be set here: " + instead);
        }
        ConfigDef.ConfigKey key = client.configKeys().get(name);
        if (key == null) {
            key = AdminClientConfig.configDef().configKeys().get(name);
        }
        if (key == null) {
            throw new IllegalArgumentException(
                    "No client of Kafka knows a property '"
                            + name
                            + "'. Near it are "
                            + near(name)
                            + ". What a plug-in of yours reads is given by pluginProperty");
        }
        check(key, value);
        return plus(name, value);
    }

    /** With one more, which only a plug-in of the client knows: nothing about it can be checked. */
    ClientProperties withPlugin(String name, String value) {
        if (client.configKeys().containsKey(name)) {
            return with(name, value);
        }
        return plus(name, value);
    }

    /** With all of these. */
    ClientProperties with(Properties properties) {
        ClientProperties all = this;
        for (String name : properties.stringPropertyNames()) {
            all = all.with(name, properties.getProperty(name));
        }
        return all;
    }

    @Nullable String get(String name) {
        return (String) given.get(name);
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /** For the client they were checked for: {@code defaults} where nothing was given. */
    Map<String, Object> over(Map<String, Object> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        all.putAll(given);
        return all;
    }

    /** What an admin client understands of them. */
    Map<String, Object> forAdmin() {
        Map<String, Object> all = new LinkedHashMap<>(given);
        all.keySet()
                .removeIf(
                        name ->
                                client.configKeys().containsKey(name)
                                        && !AdminClientConfig.configNames().contains(name));
        // Reporters would register twice under one name.
        all.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        return all;
    }

    private ClientProperties plus(String name, String value) {
        Map<String, Object> more = new LinkedHashMap<>(given);
        more.put(name, value);
        return new ClientProperties(client, reserved, more);
    }

    private static void check(ConfigDef.ConfigKey key, String value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
        } catch (ConfigException e) {
            boolean secret = key.type == ConfigDef.Type.PASSWORD;
            String why = secret ? "the value is not shown" : String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    "Kafka's property '" + key.name + "' does not take this value: " + why,
                    secret ? null : e);
        }
    }

    private List<String> near(String name) {
        String word = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        List<String> alike =
                client.names().stream().filter(known -> known.startsWith(word)).sorted().toList();
        return alike.isEmpty() ? client.names().stream().sorted().toList() : alike;
    }
}
