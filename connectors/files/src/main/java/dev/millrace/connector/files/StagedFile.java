// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.util.Objects;

/**
 * A file that is written in full and on disk, but not yet visible under its name.
 *
 * @param hiddenPath where it is, relative to the sink's directory
 * @param path where it belongs, relative to the sink's directory
 * @param sizeBytes its length
 */
public record StagedFile(String hiddenPath, String path, long sizeBytes) {

    public StagedFile {
        Objects.requireNonNull(hiddenPath, "hiddenPath");
        Objects.requireNonNull(path, "path");
    }
}
