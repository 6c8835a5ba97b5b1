// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.seam.JdkDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a directory of this machine. */
class LocalStoreTest extends StoreContract {
    @TempDir Path directory;

    @Override
    Store open() {
        return new LocalStore(
                new JdkDisk(), directory + "/made/when/needed", new SplittableRandom());
    }

    @Test
    void aSecondOwnerIsRefusedAlsoInThisProcess() throws IOException {
        try (Store first = open();
                Store second = open()) {
            assertThat(first.own()).isTrue();
            assertThat(first.own()).isTrue();
            assertThat(second.own()).isFalse();
            assertThat(second.own()).isFalse();
            first.close();
            assertThat(second.own()).isTrue();
        }
    }

    @Test
    void filesOfOthersAreNeitherListedNorTaken() throws IOException {
        try (Store store = open()) {
            publish(store, "files/a", "ours");
            Path files = directory.resolve("made/when/needed/files");
            Files.writeString(files.resolve("Notes of the user.txt"), "theirs");
            Files.writeString(files.resolve(".hidden"), "theirs");
            assertThat(store.list("")).extracting(StoredObject::name).containsExactly("files/a");
            assertThat(store.unfinished("files/")).isEmpty();
        }
    }
}
