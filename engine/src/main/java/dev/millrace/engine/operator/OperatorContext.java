// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.RuntimeMode;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.wire.WriteTrial;

/**
 * What an operator of one subtask is told about its place.
 *
 * @param jobName the job's name
 * @param operator the operator's name
 * @param uid the operator's stable id
 * @param subtask index of the subtask
 * @param parallelism number of subtasks
 * @param maxParallelism number of key groups
 * @param mode whether intermediate results are emitted
 * @param clock time
 * @param blockingWork for work that may block
 * @param classCopy makes what the operator calls for each record
 * @param room whether the subtask's outputs have room; an operator that holds records back may
 *     block it
 * @param failures the operator's error policy
 * @param sideOutputs the operator's side outputs
 * @param counters the user's counters
 * @param epochs what is known of the run's checkpoints
 * @param trial tries whether what comes into state can be written
 */
public record OperatorContext(
        String jobName,
        String operator,
        String uid,
        int subtask,
        int parallelism,
        int maxParallelism,
        RuntimeMode mode,
        Clock clock,
        BlockingWork blockingWork,
        ClassCopy classCopy,
        Room room,
        Failures failures,
        SideOutputs sideOutputs,
        Counters counters,
        RunEpochs epochs,
        WriteTrial trial) {}
