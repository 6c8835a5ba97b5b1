// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That nothing is found shows something only if what is there would be. */
class MutantsTest {
    private static final long SEEDS = 1_000;

    @BeforeAll
    static void logNothing() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void isFoundWithinAThousandSeeds(Mutant mutant) throws Exception {
        String found = new PatchedEngine(mutant.edits()).run(0, SEEDS);
        System.out.println(mutant + ": seed " + found);
        assertThat(found).as(mutant.name()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void stillFitsTheSources(Mutant mutant) throws Exception {
        assertThat(new PatchedEngine(mutant.edits())).isNotNull();
    }

    /** As buggify does: what is rare in an engine as it is happens all the time. */
    @Test
    @Tag("slow")
    void anEngineWithSmallLimitsPasses() throws Exception {
        PatchedEngine engine = new PatchedEngine(Mutant.smallLimits());
        assertThat(engine.run(0, 100)).isNull();
        assertThat(engine.run(147, 1)).as("it lost a window once").isNull();
    }
}
