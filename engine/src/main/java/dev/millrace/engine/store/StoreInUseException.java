// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.io.IOException;

/** Another living process owns the store. */
public final class StoreInUseException extends IOException {
    private static final long serialVersionUID = 1;

    StoreInUseException(String location) {
        super(
                location
                        + " is in use by another run of the job that is still alive. Stop that one"
                        + " first, give this job another directory, or take it over by force: then"
                        + " the other can write no more");
    }
}
