// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The names in one simulated directory. Changes last in the order in which they were made, as a
 * journal writes them: a power failure takes the last ones that were not synced.
 */
final class SimulatedNames {
    /** What a directory stands for among the files of the one above it. */
    static final SimulatedFile DIRECTORY = new SimulatedFile();

    private final TreeMap<String, SimulatedFile> seen = new TreeMap<>();
    private final TreeMap<String, SimulatedFile> durable = new TreeMap<>();
    private final List<Consumer<Map<String, SimulatedFile>>> pending = new ArrayList<>();

    Map<String, SimulatedFile> files() {
        return seen;
    }

    @Nullable SimulatedFile find(String name) {
        return seen.get(name);
    }

    SimulatedFile get(String name, String path) throws NoSuchFileException {
        SimulatedFile file = seen.get(name);
        if (file == null || file == DIRECTORY) {
            throw new NoSuchFileException(path);
        }
        return file;
    }

    void add(String name, String path, SimulatedFile file) throws FileAlreadyExistsException {
        if (seen.containsKey(name)) {
            throw new FileAlreadyExistsException(path);
        }
        change(names -> names.put(name, file));
    }

    void rename(String from, String to, SimulatedFile file) {
        change(
                names -> {
                    names.remove(from);
                    names.put(to, file);
                });
    }

    void remove(String name) {
        change(names -> names.remove(name));
    }

    void sync() {
        pending.forEach(change -> change.accept(durable));
        pending.clear();
    }

    void losePower(RandomGenerator random) {
        int kept = random.nextInt(pending.size() + 1);
        pending.subList(0, kept).forEach(change -> change.accept(durable));
        pending.clear();
        seen.clear();
        seen.putAll(durable);
    }

    private void change(Consumer<Map<String, SimulatedFile>> change) {
        change.accept(seen);
        pending.add(change);
    }
}
