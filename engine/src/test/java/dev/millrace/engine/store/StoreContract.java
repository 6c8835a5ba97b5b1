// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Store} owes its users, whatever it is made of. Extend it for a new one. */
abstract class StoreContract {
    private Store store;
    private Store other;

    /** Another store on the same place, as a second process would open it; the place is empty. */
    abstract Store open() throws IOException;

    @BeforeEach
    void openTwice() throws IOException {
        store = open();
        other = open();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        other.close();
    }

    @Test
    void anEmptyPlaceHoldsNothing() throws IOException {
        assertThat(store.list("")).isEmpty();
        assertThat(store.list("files/")).isEmpty();
        assertThat(store.unfinished("files/")).isEmpty();
    }

    @Test
    void whatIsPublishedCanBeReadByEverybody() throws IOException {
        publish(store, "files/a", "hello, world");
        assertThat(read(other, "files/a", 7, 5)).isEqualTo("world");
        assertThat(other.size("files/a")).isEqualTo(12);
        assertThat(other.list("")).containsExactly(new StoredObject("files/a", 12));
    }

    @Test
    void nobodySeesAnObjectBeforeItIsPublished() throws IOException {
        try (StoreOutput out = store.create("files/a")) {
            out.write(new byte[100], 0, 100);
            assertThat(other.list("")).isEmpty();
            assertThatThrownBy(() -> other.read("files/a", 0, 1))
                    .isInstanceOf(NoSuchFileException.class);
            out.publish();
        }
        assertThat(other.list("files/")).hasSize(1);
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws IOException {
        try (StoreOutput out = store.create("files/a")) {
            out.write(new byte[100], 0, 100);
        }
        assertThat(store.list("")).isEmpty();
        assertThat(store.unfinished("files/")).isEmpty();
    }

    @Test
    void whatIsBeingWrittenCanBeFoundAndDiscarded() throws IOException {
        StoreOutput out = store.create("files/a");
        out.write(new byte[100], 0, 100);
        List<UnfinishedObject> unfinished = other.unfinished("files/");
        assertThat(unfinished).extracting(UnfinishedObject::name).containsExactly("files/a");
        other.discard(unfinished.get(0));
        assertThatThrownBy(out::publish).isInstanceOf(IOException.class);
        out.close();
        assertThat(store.list("")).isEmpty();
        assertThat(store.unfinished("files/")).isEmpty();
    }

    @Test
    void ofTwoThatPutOneSucceeds() throws IOException {
        assertThat(store.putIfAbsent("history/1", bytes("first"))).isTrue();
        assertThat(other.putIfAbsent("history/1", bytes("second"))).isFalse();
        assertThat(read(other, "history/1", 0, 5)).isEqualTo("first");
        assertThat(store.unfinished("history/")).isEmpty();
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        assertThat(store.putIfAbsent("history/1", new byte[0])).isTrue();
        assertThat(store.size("history/1")).isZero();
        assertThat(store.read("history/1", 0, 0)).isEmpty();
    }

    @Test
    void readingBeyondTheEndIsAnError() throws IOException {
        publish(store, "files/a", "hello");
        assertThatThrownBy(() -> store.read("files/a", 3, 3)).isInstanceOf(EOFException.class);
    }

    @Test
    void whatIsNotThereIsAnErrorByName() {
        assertThatThrownBy(() -> store.read("files/b", 0, 1))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("files/b");
        assertThatThrownBy(() -> store.size("files/b")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsByPrefixInTheOrderOfNames() throws IOException {
        publish(store, "files/b", "22");
        publish(store, "files/a", "1");
        publish(store, "files/ba", "333");
        publish(store, "history/a", "4444");
        assertThat(other.list("files/b"))
                .containsExactly(new StoredObject("files/b", 2), new StoredObject("files/ba", 3));
        assertThat(other.list(""))
                .extracting(StoredObject::sizeBytes)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        publish(store, "files/a", "hello");
        other.delete(List.of("files/a"));
        other.delete(List.of("files/a"));
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name :
                List.of("", "/a", "../a", "a/../b", "a//b", "a/b/c", "A", "a\0", ".a", "a/")) {
            assertThatThrownBy(() -> store.create(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.read(name, 0, 1))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static void publish(Store store, String name, String content) throws IOException {
        try (StoreOutput out = store.create(name)) {
            out.write(bytes(content), 0, content.length());
            out.publish();
        }
    }

    static String read(Store store, String name, long offset, int length) throws IOException {
        return new String(store.read(name, offset, length), UTF_8);
    }
}
