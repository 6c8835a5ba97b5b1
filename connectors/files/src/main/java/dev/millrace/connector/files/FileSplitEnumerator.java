// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.SplitEnumerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds files, once or again and again, and gives one at a time to each reader that asks. */
final class FileSplitEnumerator implements SplitEnumerator<FileSplit, FoundFiles> {
    private final EnumeratorContext<FileSplit> context;
    private final FileSelection selection;

    /** Time between two looks, null if one look is all. */
    private final @Nullable Duration period;

    private final FileProgress progress;
    private final Deque<FileSplit> waiting = new ArrayDeque<>();
    private final Set<Integer> asking = new LinkedHashSet<>();

    /** Files that were taken and are still there; bounded by what the directories hold. */
    private final Map<String, FileStamp> taken = new HashMap<>();

    /** Files that were new at the last look. */
    private Map<String, FileStamp> candidates = Map.of();

    /** Whether all files are known. */
    private boolean complete;

    FileSplitEnumerator(
            EnumeratorContext<FileSplit> context,
            FileSelection selection,
            @Nullable Duration period,
            FileProgress progress,
            Optional<FoundFiles> restored) {
        this.context = context;
        this.selection = selection;
        this.period = period;
        this.progress = progress;
        restored.ifPresent(
                found -> {
                    found.waiting().forEach(this::take);
                    taken.putAll(found.taken());
                    complete = found.complete();
                });
    }

    @Override
    public void start() {
        if (period != null) {
            context.callPeriodically(selection::list, this::looked, period);
        } else if (!complete) {
            context.callBlocking(selection::list, this::listed);
        }
    }

    private void listed(@Nullable List<FileSplit> files, @Nullable Throwable failure)
            throws Exception {
        List<FileSplit> found = valueOf(files, failure);
        if (found.isEmpty()) {
            throw new IOException(
                    "Input "
                            + selection.roots()
                            + " holds no file that matches "
                            + selection.glob()
                            + ": check the directory and the pattern");
        }
        found.forEach(this::take);
        complete = true;
        serve();
    }

    /** Takes the files that look as they did at the last look: nobody is writing them any more. */
    private void looked(@Nullable List<FileSplit> files, @Nullable Throwable failure)
            throws Exception {
        Map<String, FileStamp> fresh = new HashMap<>();
        Set<String> there = new HashSet<>();
        for (FileSplit file : valueOf(files, failure)) {
            there.add(file.path());
            FileStamp known = taken.get(file.path());
            if (known != null) {
                requireUnchanged(file, known);
            } else if (file.stamp().equals(candidates.get(file.path()))) {
                taken.put(file.path(), file.stamp());
                take(file);
            } else {
                fresh.put(file.path(), file.stamp());
            }
        }
        candidates = fresh;
        taken.keySet().retainAll(there);
        serve();
    }

    private static List<FileSplit> valueOf(
            @Nullable List<FileSplit> files, @Nullable Throwable failure) throws Exception {
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (files == null) {
            throw new IllegalStateException("The look-up of files failed", failure);
        }
        return files;
    }

    private static void requireUnchanged(FileSplit file, FileStamp known) throws IOException {
        if (!file.stamp().equals(known)) {
            throw new IOException(
                    "Input "
                            + file.path()
                            + " was changed after it had been taken: it was "
                            + known
                            + " and is "
                            + file.stamp()
                            + ". Put new records into a file of another name, written elsewhere and"
                            + " moved in when it is complete");
        }
    }

    private void take(FileSplit file) {
        waiting.add(file);
        progress.found(file);
    }

    @Override
    public void handleSplitRequest(int subtask) {
        asking.add(subtask);
        serve();
    }

    @Override
    public void addSplitsBack(List<FileSplit> splits, int subtask) {
        for (int i = splits.size() - 1; i >= 0; i--) {
            waiting.addFirst(splits.get(i));
        }
        serve();
    }

    private void serve() {
        Iterator<Integer> subtasks = asking.iterator();
        while (subtasks.hasNext() && (complete || !waiting.isEmpty())) {
            int subtask = subtasks.next();
            subtasks.remove();
            if (waiting.isEmpty()) {
                context.signalNoMoreSplits(subtask);
            } else {
                context.assignSplit(waiting.remove(), subtask);
            }
        }
    }

    @Override
    public FoundFiles snapshotState() {
        return new FoundFiles(List.copyOf(waiting), taken, complete);
    }
}
