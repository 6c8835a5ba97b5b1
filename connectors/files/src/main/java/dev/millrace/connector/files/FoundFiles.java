// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.util.List;
import java.util.Map;

/**
 * What a file source remembers over a restart beside the positions of its readers.
 *
 * @param waiting files found but not yet given to a reader
 * @param taken every file that was found, by path, as long as it is in a watched directory; none if
 *     nothing is watched
 * @param complete whether all files are known
 */
public record FoundFiles(List<FileSplit> waiting, Map<String, FileStamp> taken, boolean complete) {

    public FoundFiles {
        waiting = List.copyOf(waiting);
        taken = Map.copyOf(taken);
    }
}
