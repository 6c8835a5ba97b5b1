// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/** A part whose entries the test writes itself. */
public record SchemaOnly(PartSchema schema) implements SnapshotPart {
    @Override
    public void freeze(EntryWriter out, boolean base) {}

    @Override
    public boolean writeOn(int mostEntries) {
        return true;
    }

    @Override
    public void thaw() {}

    @Override
    public void restore(EntryCursor entries) {}
}
