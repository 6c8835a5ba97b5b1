// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The file that departures are read from. */
record InputFile(Path path) {
    private static final String BUILT_IN = "/flights.csv.gz";

    /** The week that comes with this example. */
    static InputFile builtIn() {
        URL resource = Objects.requireNonNull(InputFile.class.getResource(BUILT_IN), BUILT_IN);
        try {
            return new InputFile(Path.of(resource.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path holds " + resource, e);
        }
    }

    /**
     * Looks whether it can be read, before anything is written.
     *
     * @throws IOException if not; the message says why
     */
    void require() throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("Input " + path + " is not there");
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("Input " + path + " is not a file");
        }
        if (!Files.isReadable(path)) {
            throw new IOException("Input " + path + " may not be read by this user");
        }
    }
}
