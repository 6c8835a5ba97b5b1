// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a server is, as people write it: http may be left out. */
final class ServerAddress implements ITypeConverter<URI> {

    @Override
    public URI convert(String text) {
        String whole = text.contains("://") ? text : "http://" + text;
        try {
            URI address = new URI(whole);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, in words for those who did not write the parser.
        }
        throw new TypeConversionException(
                "'" + text + "' is no address of a server: say it as http://127.0.0.1:8081");
    }
}
