// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    @TempDir Path directory;

    @Test
    void keepsItsDataOverAKill() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(directory).start();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();

            broker.kill();
            assertThatThrownBy(broker::suspend).hasMessageContaining("does not run");
            broker.start();

            assertThat(admin.listTopics().names().get()).containsExactly("kept");
        }
    }
}
