// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/** Thrown by readers of what a store holds. */
public final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Damage damage;

    /** Says that something is not what it must be. */
    public DamagedException(Damage damage) {
        super(damage.message());
        this.damage = damage;
    }

    /** Says that something is broken. */
    public static DamagedException broken(String message) {
        return new DamagedException(new Damage(Damage.Kind.BROKEN, message));
    }

    public Damage damage() {
        return damage;
    }
}
