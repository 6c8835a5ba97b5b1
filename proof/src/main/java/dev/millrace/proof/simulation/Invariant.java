// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/** What must hold of every run, whatever happens to it. Numbers are stable. */
enum Invariant {
    I1("what is visible at the end is what the input gives, and each key's records are in order"),
    I2("what is visible stays, and nothing is visible that the whole input would not give"),
    I3("what is visible is what one cut through the input gives, and cuts only move on"),
    I4("a watermark never goes back and is never ahead of what was read"),
    I5("a timer fires once, at its time, or was deleted"),
    I6("a snapshot reflects the records before its barrier, each once, and none after it"),
    I7("a snapshot that is restored and taken again says the same"),
    I8("a key's state is on one subtask"),
    I9("a run that another has replaced changes nothing but what the other would change too"),
    I10("files of checkpoints are whole, and those of none are removed"),
    I11("nothing is left open when a job has ended"),
    I12("positions in a checkpoint are those that its state reflects"),
    I13("a job that is left alone takes checkpoints and gets to its end"),
    I14("a record that fails is told about once"),
    SAME_TRACE("the same plan gives the same run");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
