// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.connector.files.format.Snippet;

/** Names of sub-directories that are made of data, and so must not be believed. */
final class BucketPath {
    private BucketPath() {}

    /**
     * {@code bucket}, if it is one or more plain names joined by {@code /}.
     *
     * @throws IllegalArgumentException if it would lead elsewhere, or is a name that readers skip
     */
    static String checked(String bucket) {
        for (String name : bucket.split("/", -1)) {
            boolean plain =
                    !name.isEmpty()
                            && !name.startsWith(".")
                            && !name.startsWith("_")
                            && name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
            if (!plain) {
                throw new IllegalArgumentException(
                        "The bucket "
                                + Snippet.of(bucket)
                                + " cannot be a directory: give names"
                                + " joined by '/' that are not empty, do not begin with '.' or '_'"
                                + " and hold no backslash or control character");
            }
        }
        return bucket;
    }
}
