// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

/** What a source has to get through. */
public enum SourceScenario {
    READS_EVERYTHING_ONCE("Every record comes once, however many are asked for at a time."),
    THE_SAME_AGAIN("A second reading gives each split the same records at the same positions."),
    CRASH_AFTER_ANY_POLL(
            "A process goes on from a snapshot, and gives what the one before has not."),
    CRASH_BEFORE_ANY_POLL("A snapshot that was taken before anything was read is as good."),
    CRASH_OVER_AND_OVER("Processes that die after each few records still read everything once."),
    A_SNAPSHOT_STAYS_AS_IT_IS("Reading on does not change a snapshot that was taken."),
    REPLAYED("Two processes that go on from one snapshot read the same."),
    FEWER_READERS("One reader goes on for two."),
    MORE_READERS("Three readers go on for one."),
    ZOMBIE_READS("A process that was replaced reads on, and disturbs nobody."),
    OLD_CHECKPOINTS_ARE_CONFIRMED_LATE(
            "That checkpoints are complete is told late, repeatedly, and by a process that was"
                    + " replaced."),
    IN_A_JOB("Whole jobs in simulated processes that crash read the real target.");

    private final String sentence;

    SourceScenario(String sentence) {
        this.sentence = sentence;
    }

    /** What happens. */
    public String sentence() {
        return sentence;
    }
}
