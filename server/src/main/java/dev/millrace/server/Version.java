// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Millrace this is. */
public final class Version {
    private static final String TEXT = read();

    private Version() {}

    /** Its number, as the build wrote it. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        Properties written = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            written.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.getProperty("version");
    }
}
