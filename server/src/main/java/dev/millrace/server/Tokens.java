// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The two tokens of a server: made at its first start, each in a file that only its owner may read.
 * May be used by any thread.
 */
final class Tokens {
    static final String VIEWER_FILE = "viewer.token";
    static final String OPERATOR_FILE = "operator.token";

    /** 256 bits: nobody guesses one. */
    private static final int BYTES = 32;

    private final byte[] viewer;
    private final byte[] operator;

    private Tokens(String viewer, String operator) {
        this.viewer = digest(viewer);
        this.operator = digest(operator);
    }

    /**
     * Reads the tokens in {@code folder}, and makes those that are missing.
     *
     * @throws UncheckedIOException if that cannot be done
     */
    static Tokens in(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return new Tokens(
                    readOrMake(folder.resolve(VIEWER_FILE)),
                    readOrMake(folder.resolve(OPERATOR_FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The tokens in " + folder + " can neither be read nor made: " + e, e);
        }
    }

    /** The operator's token in {@code folder}. */
    static String read(Path folder) {
        try {
            return Files.readString(folder.resolve(OPERATOR_FILE)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readOrMake(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        } catch (FileAlreadyExistsException e) {
            refuseIfOthersMayRead(file);
        }
        String token = Files.readString(file).strip();
        if (token.length() < BYTES) {
            throw new IOException(
                    file + " holds no token of at least 32 characters; delete it to have one made");
        }
        return token;
    }

    private static void refuseIfOthersMayRead(Path file) throws IOException {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!mode.endsWith("------")) {
            throw new IOException(
                    file + " may be read by others (" + mode + "): do chmod 600 on it");
        }
    }

    /** What the bearer of {@code token} may do. Takes the same time whatever the token is. */
    Role roleOf(String token) {
        byte[] given = digest(token);
        boolean isViewer = MessageDigest.isEqual(given, viewer);
        boolean isOperator = MessageDigest.isEqual(given, operator);
        return isOperator ? Role.OPERATOR : isViewer ? Role.VIEWER : Role.ANYONE;
    }

    /** Digests have one length, so that comparing tells nothing of the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
