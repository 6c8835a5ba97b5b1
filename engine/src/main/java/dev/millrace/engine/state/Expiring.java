// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/** An item of a list or a value of a map with its own time of expiry. */
final class Expiring<T> {

    private T value;
    private long expiry;

    Expiring(T value, long expiry) {
        this.value = value;
        this.expiry = expiry;
    }

    T value() {
        return value;
    }

    long expiry() {
        return expiry;
    }

    void set(T value, long expiry) {
        this.value = value;
        this.expiry = expiry;
    }

    void setExpiry(long expiry) {
        this.expiry = expiry;
    }
}
