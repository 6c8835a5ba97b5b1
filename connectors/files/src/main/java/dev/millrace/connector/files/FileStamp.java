// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * By what a file is recognised as unchanged, besides its path.
 *
 * @param sizeBytes its size on disk
 * @param modifiedMs when it was last modified, in ms since the epoch
 */
public record FileStamp(long sizeBytes, long modifiedMs) {

    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    }
}
