// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.time.Duration;
import java.util.Objects;

/**
 * When a file is finished and the next one begun, whichever comes first. Ages are by processing
 * time and looked at about each second.
 *
 * <pre>{@code
 * RollingPolicy.standard().maxAge(Duration.ofMinutes(5))
 * }</pre>
 *
 * @param maxSizeBytes size on disk; exceeded by what is buffered, some tens of KB
 * @param maxAge time since the file was begun
 * @param maxInactivity time since a record was written into it
 */
public record RollingPolicy(long maxSizeBytes, Duration maxAge, Duration maxInactivity) {
    private static final long STANDARD_SIZE_BYTES = 128L * 1024 * 1024;
    private static final Duration STANDARD_AGE = Duration.ofMinutes(1);

    public RollingPolicy {
        Objects.requireNonNull(maxAge, "maxAge");
        Objects.requireNonNull(maxInactivity, "maxInactivity");
        if (maxSizeBytes < 1
                || maxAge.isNegative()
                || maxAge.isZero()
                || maxInactivity.isNegative()
                || maxInactivity.isZero()) {
            throw new IllegalArgumentException(
                    "Size and times must be positive, not "
                            + maxSizeBytes
                            + " bytes, "
                            + maxAge
                            + " and "
                            + maxInactivity);
        }
    }

    /** 128 MB, a minute, a minute without a record. */
    public static RollingPolicy standard() {
        return new RollingPolicy(STANDARD_SIZE_BYTES, STANDARD_AGE, STANDARD_AGE);
    }

    public RollingPolicy maxSizeBytes(long maxSizeBytes) {
        return new RollingPolicy(maxSizeBytes, maxAge, maxInactivity);
    }

    public RollingPolicy maxAge(Duration maxAge) {
        return new RollingPolicy(maxSizeBytes, maxAge, maxInactivity);
    }

    public RollingPolicy maxInactivity(Duration maxInactivity) {
        return new RollingPolicy(maxSizeBytes, maxAge, maxInactivity);
    }
}
