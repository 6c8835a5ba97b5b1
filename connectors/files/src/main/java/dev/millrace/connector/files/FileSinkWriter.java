// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.connector.files.format.OutputFormat;
import dev.millrace.connector.files.format.RecordEncoder;
import dev.millrace.connector.files.format.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Writes the records of one subtask into hidden files, one for each bucket at a time. */
final class FileSinkWriter<T> implements CommittingWriter<T, StagedFile> {
    /**
     * Each has a buffer and a file handle; when a further bucket comes, the quietest is finished.
     */
    private static final int MAX_OPEN_PARTS = 100;

    private final OutputDirectory directory;
    private final WriterContext context;
    private final RecordEncoder<? super T> encoder;
    private final byte[] header;
    private final Function<? super T, String> bucketOf;
    private final RollingPolicy policy;
    private final boolean compressed;

    /** By bucket; the one written to longest ago comes first. */
    private final Map<String, PartFile> parts = new LinkedHashMap<>(16, 0.75f, true);

    /** Finished since the last {@link #prepareCommit}. */
    private List<StagedFile> staged = new ArrayList<>();

    FileSinkWriter(
            OutputDirectory directory,
            WriterContext context,
            OutputFormat<? super T> format,
            Function<? super T, String> bucketOf,
            RollingPolicy policy,
            boolean compressed)
            throws Exception {
        this.directory = directory;
        this.context = context;
        this.encoder = format.newEncoder();
        this.header = Utf8.encode(format.header());
        this.bucketOf = bucketOf;
        this.policy = policy;
        this.compressed = compressed;
    }

    @Override
    public void write(T value, long timestamp) throws Exception {
        // All that can be wrong with the record shows before a byte of it is in a file.
        byte[] bytes = Utf8.encode(encoder.encode(value));
        String bucket = Objects.requireNonNull(bucketOf.apply(value), "The bucket is null");
        PartFile part = parts.get(bucket);
        if (part == null) {
            part = begin(bucket);
        }
        try {
            part.write(bytes);
        } catch (IOException e) {
            parts.remove(bucket);
            throw e;
        }
        if (part.sizeBytes() >= policy.maxSizeBytes()) {
            parts.remove(bucket);
            staged.add(part.finish());
        }
    }

    private PartFile begin(String bucket) throws IOException {
        if (parts.size() >= MAX_OPEN_PARTS) {
            finishOne(parts.values().iterator());
        }
        PartFile part = directory.begin(bucket, compressed, context.processingTimeMs());
        part.write(header);
        parts.put(bucket, part);
        return part;
    }

    private void finishOne(Iterator<PartFile> open) throws IOException {
        PartFile part = open.next();
        open.remove();
        staged.add(part.finish());
    }

    @Override
    public List<StagedFile> prepareCommit(long epoch, boolean endOfInput) throws IOException {
        long nowMs = context.processingTimeMs();
        // What is before a checkpoint is not written again, so with checkpoints it all has to be
        // in.
        boolean all = endOfInput || context.generation() > 0;
        for (Map.Entry<String, PartFile> entry : List.copyOf(parts.entrySet())) {
            if (all || entry.getValue().isDue(policy, nowMs)) {
                parts.remove(entry.getKey());
                staged.add(entry.getValue().finish());
            }
        }
        if (endOfInput || !staged.isEmpty()) {
            directory.removeOutdated();
        }
        List<StagedFile> finished = staged;
        staged = new ArrayList<>();
        return finished;
    }

    /** Removes what has not been handed over. */
    @Override
    public void close() throws IOException {
        try {
            for (PartFile part : parts.values()) {
                part.discard();
            }
            for (StagedFile file : staged) {
                directory.discard(file);
            }
        } finally {
            parts.clear();
            staged.clear();
            directory.close();
        }
    }
}
