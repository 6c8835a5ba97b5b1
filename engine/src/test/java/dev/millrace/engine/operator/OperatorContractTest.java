// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Puts every operator to the contract. */
class OperatorContractTest {

    @ParameterizedTest
    @EnumSource
    void emitsTheSameHoweverLittleRoomThereIs(OperatorCase operator) {
        new OperatorContract(operator).emitsTheSameHoweverLittleRoomThereIs();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMITTING_SINK_WITHOUT_CHECKPOINTS")
    void goesOnAfterARestartAtAnyPoint(OperatorCase operator) {
        new OperatorContract(operator).goesOnAfterARestartAtAnyPoint();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMITTING_SINK_WITHOUT_CHECKPOINTS")
    void goesOnFromAFreezeThatWasWrittenLater(OperatorCase operator) {
        new OperatorContract(operator).goesOnFromAFreezeThatWasWrittenLater();
    }

    @ParameterizedTest
    @EnumSource
    void emitsNothingButTheEndForAnEmptyInput(OperatorCase operator) {
        new OperatorContract(operator).emitsNothingButTheEndForAnEmptyInput();
    }

    @ParameterizedTest
    @EnumSource
    void handsIdlenessOn(OperatorCase operator) {
        new OperatorContract(operator).handsIdlenessOn();
    }

    /** Of those that keep event time at all. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TIMESTAMPS")
    void neverGoesBackInEventTime(OperatorCase operator) {
        new OperatorContract(operator).neverGoesBackInEventTime();
    }

    /** Where timestamps are given anew, watermarks are made anew too. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TIMESTAMPS")
    void handsEachWatermarkOnAfterWhatItMadeDue(OperatorCase operator) {
        new OperatorContract(operator).handsEachWatermarkOnAfterWhatItMadeDue();
    }

    /** Sinks write when they may, and nobody reads event time from them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*SINK.*")
    void makesNothingLate(OperatorCase operator) {
        new OperatorContract(operator).makesNothingLate();
    }

    @ParameterizedTest
    @EnumSource
    void appliesItsErrorPolicy(OperatorCase operator) {
        OperatorContract contract = new OperatorContract(operator);
        for (int input = 0; input < 2; input++) {
            contract.failsByDefaultWithTheCause(input);
            contract.skipsOnlyTheBadRecordAndCountsIt(input);
            contract.makesADeadLetterOfTheBadRecord(input);
        }
    }
}
