// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/** A slot whose value lives for a time. */
final class ExpiringRowSlot extends RowSlot {

    private final TimeToLive life;

    ExpiringRowSlot(KeyedRows rows, int number, String name, TimeToLive life) {
        super(rows, number, name);
        this.life = life;
        rows.sweep(number, this::sweep);
    }

    @Override
    @Nullable Object get() {
        Object value = super.get();
        if (value == null) {
            return null;
        }
        long expiry = rows.expiry(number);
        if (life.isOver(expiry)) {
            clear();
            return life.isExpiredSeen() ? value : null;
        }
        long renewed = life.ofRead(expiry);
        if (renewed != expiry) {
            rows.setExpiry(number, renewed);
        }
        return value;
    }

    @Override
    void set(Object value) {
        super.set(value);
        rows.setExpiry(number, life.ofWrite());
    }

    @Override
    void replace(@Nullable Object before, Object after) {
        set(after);
    }

    private int sweep(RowTable table, int row, int slot) {
        if (!table.isPresent(row, slot)) {
            return 0;
        }
        long expiry = table.expiryAt(row, slot);
        if (life.isOver(expiry)) {
            table.clear(row, slot);
        } else if (life.ofPassing(expiry) != expiry) {
            table.setExpiry(row, slot, life.ofPassing(expiry));
        }
        return 1;
    }
}
