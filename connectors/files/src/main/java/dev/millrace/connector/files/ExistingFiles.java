// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

/** What a sink does about files of its own prefix that are there when it starts. */
enum ExistingFiles {
    /** It fails, so that the output of two runs is never mixed by accident. */
    REFUSE,
    /** It removes them when it has files to show in their place, or has none at its end. */
    REPLACE,
    /** It leaves them and numbers its own files on from theirs. */
    KEEP
}
