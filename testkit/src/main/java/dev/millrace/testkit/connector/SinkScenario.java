// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

/** What an exactly-once sink has to get through. */
public enum SinkScenario {
    NOTHING_IS_SEEN_BEFORE_THE_COMMIT("Records are seen after their commit, not before."),
    AN_EPOCH_MAY_BE_EMPTY("Epochs without records do no harm."),
    THE_LAST_EPOCH_HOLDS_EVERYTHING("What was written is in at the end of input."),
    A_COMMIT_IS_ASKED_FOR_AGAIN("A commit that is repeated changes nothing."),
    CRASH_BEFORE_PREPARE(
            "The process dies with records written; they are written again after the restart."),
    CRASH_IN_PREPARE(
            "One subtask has prepared, the other has not; the checkpoint is never complete."),
    CRASH_AFTER_PREPARE(
            "All has been prepared, and the checkpoint is never complete; its records are written"
                    + " again."),
    CRASH_BEFORE_COMMIT("The checkpoint is complete, and the process dies before its commit."),
    CRASH_IN_COMMIT("The process dies when one of two epochs has been committed."),
    CRASH_AFTER_COMMIT("The process dies when its commit is made, and nobody has noted it."),
    CRASH_IN_RECOVERY("The process that recovers dies, before its commit and after it."),
    CRASH_OVER_AND_OVER("Ten processes die one after the other while they recover."),
    ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE("The target never hears of a commit."),
    ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE("The target makes a commit, and its answer is lost."),
    FEWER_SUBTASKS("One subtask takes over what two have prepared."),
    MORE_SUBTASKS("Two subtasks take over what one has prepared."),
    ZOMBIE_COMMITS("A process that was replaced wakes up and commits what the new one has too."),
    ZOMBIE_WRITES("A process that was replaced writes and prepares an epoch that nobody counts."),
    EXPIRED_BEFORE_COMMIT("The target gives up what was prepared, while the job is down."),
    REPLAYED("After a crash the same records come in other epochs than before."),
    IN_A_JOB("Whole jobs in simulated processes that crash write to the real target.");

    private final String sentence;

    SinkScenario(String sentence) {
        this.sentence = sentence;
    }

    /** What happens. */
    public String sentence() {
        return sentence;
    }
}
