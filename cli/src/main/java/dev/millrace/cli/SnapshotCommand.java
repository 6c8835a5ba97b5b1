// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import picocli.CommandLine.Command;

@Command(
        name = "snapshot",
        description = "Look into a directory of checkpoints or a savepoint, without job or server.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            SnapshotListing.class,
            SnapshotShow.class,
            SnapshotGet.class,
            SnapshotDiff.class,
            SnapshotVerify.class
        })
final class SnapshotCommand {}
