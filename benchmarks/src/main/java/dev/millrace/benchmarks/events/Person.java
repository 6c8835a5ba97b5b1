// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/** A new person who may sell and bid. */
public final class Person extends Event {
    private final String name;
    private final String city;
    private final String state;

    public Person(long id, String name, String city, String state, long timestampMs) {
        super(id, timestampMs);
        this.name = name;
        this.city = city;
        this.state = state;
    }

    public String name() {
        return name;
    }

    public String city() {
        return city;
    }

    /** The two letters of a state of the USA. */
    public String state() {
        return state;
    }
}
