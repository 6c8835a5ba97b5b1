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
    @EnumSource
    void goesOnAfterARestartAtAnyPoint(OperatorCase operator) {
        new OperatorContract(operator).goesOnAfterARestartAtAnyPoint();
    }

    @ParameterizedTest
    @EnumSource
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

    @ParameterizedTest
    @EnumSource
    void handsEachWatermarkOnAfterWhatItMadeDue(OperatorCase operator) {
        new OperatorContract(operator).handsEachWatermarkOnAfterWhatItMadeDue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REDUCE", "AGGREGATE"})
    void appliesItsErrorPolicy(OperatorCase operator) {
        OperatorContract contract = new OperatorContract(operator);
        contract.failsByDefaultWithTheCause();
        contract.skipsOnlyTheBadRecordAndCountsIt();
        contract.makesADeadLetterOfTheBadRecord();
    }

    @ParameterizedTest
    @EnumSource(names = {"CO_PROCESS", "KEYED_CO_PROCESS"})
    void losesNothingInAnyInterleavingOfTwoInputs(OperatorCase operator) {
        new OperatorContract(operator).losesNothingInAnyInterleavingOfTwoInputs();
    }
}
