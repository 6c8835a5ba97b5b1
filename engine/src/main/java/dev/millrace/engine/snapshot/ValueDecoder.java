// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/** Reads one value: into the program's classes, or as JSON. */
@FunctionalInterface
public interface ValueDecoder {
    @Nullable Object read(BinaryDecoder from) throws IOException;
}
